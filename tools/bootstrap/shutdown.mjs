const running = new Set();
const cleanUps = new Set();

/** Ends the child's process group when the set-up is interrupted; returns how to forget it. */
export function killAtExit(child) {
  running.add(child);
  return () => running.delete(child);
}

export function onInterrupt(cleanUp) {
  cleanUps.add(cleanUp);
  return () => cleanUps.delete(cleanUp);
}

/** Makes Ctrl-C and SIGTERM end the set-up at once and leave nothing running; returns how to stop doing so. */
export function handleInterrupts() {
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
  const handlers = Object.entries(codes).map(([signal, code]) => {
    const handler = () => interrupt(code);
    process.on(signal, handler);
    return () => process.off(signal, handler);
  });
  return () => {
    for (const remove of handlers) remove();
  };
}

function interrupt(code) {
  for (const child of running) {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // already gone
    }
  }
  for (const cleanUp of cleanUps) cleanUp();
  process.stdout.write('\nSet-up interrupted; run the command again to go on.\n');
  process.exit(code);
}
