# Runs a command that does not outlive the process that started it: sh -c "$(cat guard.sh)" guard SIGNAL SECONDS COMMAND [ARG...]
# Standard input is a pipe that the starter holds. However the starter ends, the pipe closes; then a watcher sends SIGNAL to
# the command, and SIGKILL to its whole process group when it is still there after SECONDS. The command replaces this shell,
# so its process id, signals and exit code are its own. The watcher is not its child: it would confuse servers that reap.
signal=$1 seconds=$2
shift 2
exec 9<&0 </dev/null
(
  (
    read -r closed <&9
    kill -s "$signal" $$
    tries=$((seconds * 10))
    while [ "$tries" -gt 0 ] && kill -0 $$; do
      sleep 0.1 || sleep 1
      tries=$((tries - 1))
    done
    kill -s KILL -- -$$
  ) 3<&- 4<&- >/dev/null 2>&1 &
)
exec 9<&-
exec "$@"
