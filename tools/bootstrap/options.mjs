import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SetupError } from './setup-error.mjs';

const startOptions = {
  import: { type: 'string', value: 'FILE.csv', help: 'load this catalogue in place of the one before; needs --likes' },
  likes: {
    type: 'string',
    value: 'PLAYLIST',
    multiple: true,
    help: 'a playlist you like, by name or id; may be given more than once',
  },
  dislikes: { type: 'string', value: 'PLAYLIST', multiple: true, help: 'a playlist you dislike; may be repeated too' },
  'all-named': { type: 'boolean', help: 'several playlists bear a given name: use all of them' },
  json: { type: 'string', value: 'FILE', help: 'write the songs that were found to this file' },
  workers: { type: 'string', value: 'N', help: 'worker processes that train (default 2)' },
  port: { type: 'string', value: 'N', help: 'port of the web page, the next free one when taken (default 4000)' },
  exit: { type: 'boolean', help: 'stop when the songs are found, instead of leaving the page open' },
  reset: { type: 'boolean', help: 'delete the local data first' },
  help: { type: 'boolean', short: 'h', help: 'show this' },
};

const testOptions = {
  'no-browser': { type: 'boolean', help: 'leave out the tests that drive a browser' },
  tier: { type: 'string', value: 'NAME', multiple: true, help: 'run only this tier; may be given more than once' },
  help: { type: 'boolean', short: 'h', help: 'show this' },
};

const commands = {
  start: {
    summary: 'Starts the whole platform on 127.0.0.1, trains a taste and shows what it found.',
    table: startOptions,
  },
  test: { summary: 'Runs every test tier.', table: testOptions },
};

const environment = [
  ['POSTGRES_URL', 'use this PostgreSQL server instead of a local one'],
  ['NATS_URL', 'use this NATS server (with JetStream) instead of a local one'],
  ['NATS_SERVER_BIN', 'the nats-server program to start'],
  ['CHROMIUM_BIN', 'the Chromium or Chrome that tests drive'],
  ['CURATOR_HOME', 'where data and downloads are kept (default .curator)'],
];

/**
 * Options of `npm start`, checked: file names absolute, numbers in range.
 * @param {string[]} args
 * @param {string} folder what relative file names start from
 */
export function parseStartOptions(args, folder) {
  const values = parse('start', args);
  const options = {
    import: values.import === undefined ? undefined : path.resolve(folder, values.import),
    likes: values.likes ?? [],
    dislikes: values.dislikes ?? [],
    allNamed: values['all-named'] ?? false,
    json: values.json === undefined ? undefined : path.resolve(folder, values.json),
    workers: wholeNumber('workers', values.workers ?? '2', 1, 64),
    port: wholeNumber('port', values.port ?? '4000', 1, 65535),
    exit: values.exit ?? false,
    reset: values.reset ?? false,
    help: values.help ?? false,
  };
  if (!options.help) checkStartOptions(options);
  return options;
}

/** Options of `npm test`. */
export function parseTestOptions(args) {
  const values = parse('test', args);
  return { browser: !values['no-browser'], tiers: values.tier ?? [], help: values.help ?? false };
}

export function helpText(command) {
  const { summary, table } = commands[command];
  const options = Object.entries(table).map(([name, option]) => [
    `${option.short ? `-${option.short}, ` : ''}--${name}${option.value ? ` ${option.value}` : ''}`,
    option.help,
  ]);
  const lines = (rows) => rows.map(([left, right]) => `  ${left.padEnd(22)}${right}`).join('\n');
  return `npm ${command} -- [options]\n\n${summary}\n\nOptions:\n${lines(options)}\n\nEnvironment:\n${lines(environment)}\n`;
}

function parse(command, args) {
  const options = {};
  for (const [name, { type, short, multiple }] of Object.entries(commands[command].table)) {
    options[name] = { type, ...(short && { short }), ...(multiple && { multiple }) };
  }
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    if (!String(error?.code).startsWith('ERR_PARSE_ARGS')) throw error;
    throw wrong(command, error.message.split('. ')[0], error);
  }
}

function checkStartOptions(options) {
  if (options.import !== undefined) {
    checkReadableFile(options.import);
    if (options.likes.length === 0) {
      throw wrong('start', '--import needs --likes: name at least one playlist of the file that you like');
    }
  }
  if (options.dislikes.length > 0 && options.likes.length === 0) {
    throw wrong('start', '--dislikes needs --likes: a taste is learned from what you like');
  }
  const both = options.likes.find((name) => options.dislikes.includes(name));
  if (both !== undefined) throw wrong('start', `The playlist "${both}" is given both as --likes and as --dislikes`);
  if (options.json !== undefined) checkWritableTarget(options.json);
}

function checkReadableFile(file) {
  try {
    if (!statSync(file).isFile()) throw wrong('start', `--import ${file} is not a file`);
    accessSync(file, constants.R_OK);
    if (statSync(file).size === 0) throw wrong('start', `EMPTY_FILE: --import ${file} is empty`);
  } catch (error) {
    if (error instanceof SetupError) throw error;
    const reason = error.code === 'ENOENT' ? 'does not exist' : `cannot be read (${error.code})`;
    throw wrong('start', `--import ${file} ${reason}`, error);
  }
}

function checkWritableTarget(file) {
  const target = statSync(file, { throwIfNoEntry: false });
  if (target?.isDirectory()) throw wrong('start', `--json ${file} is a folder; name a file`);
  try {
    accessSync(target ? file : path.dirname(file), constants.W_OK);
  } catch (error) {
    const reason = error.code === 'ENOENT' ? 'its folder does not exist' : `it cannot be written (${error.code})`;
    throw wrong('start', `--json ${file}: ${reason}`, error);
  }
}

function wholeNumber(name, text, min, max) {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw wrong('start', `--${name} must be a whole number from ${min} to ${max}, not "${text}"`);
}

function wrong(command, message, cause) {
  return new SetupError(message, `npm ${command} -- --help lists the options.`, { cause, exitCode: 2 });
}
