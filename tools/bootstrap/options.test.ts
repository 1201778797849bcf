import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { helpText, parseStartOptions, parseTestOptions } from './options.mjs';

const folder = import.meta.dirname;
const start = (...args: string[]) => parseStartOptions(args, folder);

describe('options of npm start', () => {
  test('have defaults', () => {
    expect(start()).toEqual({
      ...{ import: undefined, likes: [], dislikes: [], allNamed: false, json: undefined },
      ...{ workers: 2, port: 4000, exit: false, reset: false, help: false },
    });
  });

  test('take files from where the command was typed, and names more than once', () => {
    const options = start(
      '--import',
      'options.mjs',
      '--likes',
      'A',
      '--likes',
      'B',
      '--json',
      path.join(tmpdir(), 'x.json'),
    );
    expect(options).toMatchObject({ import: path.join(folder, 'options.mjs'), likes: ['A', 'B'] });
  });

  test.each([
    [['--imports', 'x'], /--imports/],
    [['stray'], /stray/],
    [['--import', 'nowhere.csv', '--likes', 'A'], /nowhere\.csv does not exist/],
    [['--import', '.', '--likes', 'A'], /is not a file/],
    [['--import', 'options.mjs'], /--import needs --likes/],
    [['--dislikes', 'A'], /--dislikes needs --likes/],
    [['--likes', 'A', '--dislikes', 'A'], /both as --likes and as --dislikes/],
    [['--json', '/no/such/folder/x.json'], /its folder does not exist/],
    [['--workers', '0'], /--workers must be a whole number from 1 to 64, not "0"/],
    [['--port', '4000x'], /--port must be a whole number/],
  ])('%j is refused, saying what is wrong and where the options are listed', (args, message) => {
    expect(() => start(...args)).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(message),
        hint: expect.stringContaining('--help'),
        exitCode: 2,
      }),
    );
  });

  test('are all named in the help', () => {
    const help = helpText('start');
    for (const name of ['import', 'likes', 'dislikes', 'all-named', 'json', 'workers', 'port', 'exit', 'reset', 'help'])
      expect(help).toContain(`--${name}`);
    expect(help).toContain('POSTGRES_URL');
  });
});

test('options of npm test choose tiers and leave the browser out', () => {
  expect(parseTestOptions([])).toEqual({ browser: true, tiers: [], help: false });
  expect(parseTestOptions(['--no-browser', '--tier', 'unit'])).toEqual({
    browser: false,
    tiers: ['unit'],
    help: false,
  });
});
