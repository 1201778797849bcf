export const HELP = `npm run jobs -- COMMAND [OPTIONS]

Trainings of one deployment.

  list             queued and running ones, oldest first
  show ID          one, with its shards and what went wrong
  requeue ID ...   queue failed ones again; what they have computed is kept
  cancel ID ...    stop them, wherever they are

  --state STATE    list: open (where left out), all, QUEUED, RUNNING, SUCCEEDED, FAILED or CANCELLED
  --owner ID       list: of this listener only
  --limit N        list: at most so many, 1 to 10000 (50 where left out)
  --json           as JSON
  --help           this text

Which deployment: DATABASE_URL of the trainer's database, and NATS_URL, NATS_USER and NATS_PASSWORD as the trainer has them; in a trainer's
container they are set. Where they are not, the platform that runs in CURATOR_HOME (.curator).
`;
