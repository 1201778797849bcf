// Stands in for the computing process: never answers, and takes no hint to end.
process.on('message', () => {});
process.on('SIGTERM', () => {});
