export { type ThreadedOptions, ThreadPool } from './thread-pool.ts';
