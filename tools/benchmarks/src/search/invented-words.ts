import type { Random } from '../../../../services/catalog/src/sample/random.ts';

/** Words of very many titles, with the share of titles that have them, roughly as in catalogues of English songs. */
const COMMON: Readonly<Record<string, number>> = {
  ...{ the: 0.2, you: 0.09, love: 0.12, me: 0.05, my: 0.05, a: 0.05, of: 0.06, in: 0.05, i: 0.05, to: 0.04 },
  ...{ it: 0.02, on: 0.02, and: 0.03, your: 0.02, night: 0.012, is: 0.01, for: 0.012, heart: 0.009, time: 0.009 },
  ...{ life: 0.006, world: 0.005, girl: 0.005, baby: 0.006, blue: 0.005, down: 0.006, no: 0.01, dance: 0.004 },
  ...{ midnight: 0.002, summer: 0.003, train: 0.001, river: 0.002, lantern: 0.0005, harbour: 0.0004, zephyr: 0.00005 },
};
/** What is written behind titles. */
const NOTES: readonly string[] = [' - Live', ' (Remix)', ' - Remastered 2011', ' (feat. Ondelle)', ' (Acoustic)'];

interface Script {
  syllables: readonly [string, ...string[]];
  share: number;
}

const syllables = (text: string) => text.split(' ') as [string, ...string[]];
const LATIN = syllables(
  'ba be bo bra car cer cla co dan del dor dra el en far fin fo gal gen gra ha hel in is jo ka kel kin la len li lo lu ' +
    'ma mel min mo na nel nor o or pa pel pin po qui ra rel rin ro sa sel sin so sta ta tel tin tor tu ul va vel vin wa wil ya zen',
);
const OTHER_SCRIPTS: readonly Script[] = [
  { share: 0.02, syllables: syllables('ба во го да же за ко ла ми но по ра со та ру чи ша ве ле не') },
  { share: 0.006, syllables: syllables('αγ βα γε δη ζω θα κα λο μα νε ξα πα ρο σι τα φω χα ψα') },
  { share: 0.015, syllables: syllables('さ く ら よ る ゆ め か ぜ そ ら ほ し う み は な ひ 夜 夢 空 星 風 花') },
  { share: 0.008, syllables: syllables('사 랑 밤 하 늘 바 람 별 꿈 너 나 그 리 움 봄 날') },
  { share: 0.006, syllables: syllables('حب قل ليل نو را يا شم قم رو سم عي دن') },
];

/** A word nobody knows; a smaller rank is a word of more songs. */
function inventedWord(rank: number, of: readonly string[], least: number): string {
  let word = '';
  let left = rank;
  do {
    word += of[left % of.length];
    left = Math.floor(left / of.length);
  } while (left > 0 || word.length < least);
  return word;
}

/** Of about 250,000 words, the few of which many songs have, and the many of which few songs have (as Zipf counted them). */
function zipfRank(random: Random): number {
  return Math.floor(Math.exp(random.uniform() * Math.log(250_000)));
}

export function inventedTitle(random: Random): string {
  const script = otherScript(random);
  if (script) return scriptTitle(random, script);
  const words: string[] = [];
  for (const [word, share] of Object.entries(COMMON)) if (random.uniform() < share) words.push(word);
  const further = words.length === 0 ? 1 + Math.floor(random.uniform() * 3) : Math.floor(0.4 + random.uniform() * 2.6);
  for (let count = 0; count < further; count += 1)
    words.splice(Math.floor(random.uniform() * (words.length + 1)), 0, inventedWord(zipfRank(random), LATIN, 3));
  const title = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  return random.uniform() < 0.1 ? title + random.pick(NOTES as [string, ...string[]]) : title;
}

function otherScript(random: Random): Script | undefined {
  let left = random.uniform();
  return OTHER_SCRIPTS.find(({ share }) => {
    left -= share;
    return left < 0;
  });
}

function scriptTitle(random: Random, { syllables: of }: Script): string {
  const words = 1 + Math.floor(random.uniform() * 3);
  return Array.from({ length: words }, () => inventedWord(Math.floor(zipfRank(random) / 10), of, 3)).join(' ');
}

export function inventedArtist(number: number): string {
  const first = inventedWord(number * 7 + 11, LATIN, 4);
  const name = first.charAt(0).toUpperCase() + first.slice(1);
  if (number % 5 === 0) return `The ${name}s`;
  if (number % 5 === 1) return name;
  const last = inventedWord((number * 31) % 9_001, LATIN, 4);
  return `${name} ${last.charAt(0).toUpperCase()}${last.slice(1)}`;
}
