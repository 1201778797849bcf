import { fold, words } from './folding.ts';

/** Several words, or several ways of writing, for one word of the tables below. Longer ones first. */
const PHRASES: readonly [written: string, word: string][] = [
  ['en vivo', 'live'],
  ['en directo', 'live'],
  ['en direct', 'live'],
  ['en public', 'live'],
  ['en concierto', 'live'],
  ['en concert', 'live'],
  ['in concert', 'live'],
  ['ao vivo', 'live'],
  ['dal vivo', 'live'],
  ['a cappella', 'acappella'],
  ['a capella', 'acappella'],
  ['off vocal', 'instrumental'],
  ['re recorded', 'rerecorded'],
  ['re recording', 'rerecorded'],
  ['re record', 'rerecorded'],
  ['newly recorded', 'rerecorded'],
  ['new recording', 'rerecorded'],
  ['re mastered', 'remaster'],
  ['re master', 'remaster'],
  ['sped up', 'spedup'],
  ['speed up', 'spedup'],
  ['slowed down', 'slowed'],
  ['mix cut', 'mixed'],
  ['as made famous by', 'cover'],
  ['made famous by', 'cover'],
  ['originally performed by', 'cover'],
  ['originally recorded by', 'cover'],
  ['as performed by', 'cover'],
  ['in the style of', 'cover'],
  ['tribute to', 'cover'],
  ['cover of', 'cover'],
  ['original mix', 'original'],
  ['extended mix', 'extended'],
  ['version longue', 'extended'],
  ['radio remix', 'remix edit'],
  ['radio edit', 'edit'],
  ['radio mix', 'edit'],
  ['radio version', 'edit'],
  ['radio cut', 'edit'],
  ['radio single', 'edit'],
  ['radio ver', 'edit'],
  ['short version', 'edit'],
  ['short mix', 'edit'],
  ['short edit', 'edit'],
  ['short cut', 'edit'],
  ['video edit', 'edit'],
];

/** Says that a recording is another one: the word of the key, and how it is written. */
const MARKERS: Readonly<Record<string, string>> = {
  acappella: 'acappella acapella',
  acoustic: 'acoustic acustico acustica acoustique akustik akustisch akustische アコースティック',
  alternate: 'alternate alternative alternativa alternativ alt',
  cover: 'cover tribute カバー',
  demo: 'demo demos demoversion デモ',
  edit: 'edit',
  extended: 'extended extendida',
  instrumental: 'instrumental instrumentale instrumentals インストゥルメンタル インスト',
  karaoke: 'karaoke カラオケ',
  live: 'live ライブ ライヴ',
  mixed: 'mixed',
  nightcore: 'nightcore',
  orchestral: 'orchestral orchestra orquestal orchestrale symphonic sinfonico sinfonica',
  piano: 'piano ピアノ',
  remix: 'remix mix remixed rmx リミックス',
  rerecorded: 'rerecorded rerecording regrabado regrabacion neuaufnahme',
  reprise: 'reprise',
  reverb: 'reverb reverbed',
  session: 'session sessions sesion セッション',
  slowed: 'slowed',
  spedup: 'spedup',
  stripped: 'stripped',
  unplugged: 'unplugged',
};

/** Says in what language a recording is sung, where it says nothing else. */
const LANGUAGES: Readonly<Record<string, string>> = {
  chinese: 'chinese mandarin chinesisch',
  english: 'english ingles inglese anglais englisch 英語',
  french: 'french frances francese francais francaise franzosisch',
  german: 'german aleman tedesco allemand deutsch deutsche',
  italian: 'italian italiano italien italienisch italienische italiana',
  japanese: 'japanese japones japonais japanisch 日本語',
  korean: 'korean coreano',
  portuguese: 'portuguese portugues portugiesisch portoghese portugais',
  spanglish: 'spanglish',
  spanish: 'spanish espanol espanola castellano spagnolo espagnol spanisch spanische',
};

/** Says that a sound was carried over anew; a year beside it is that of the transfer. */
const TRANSFERS =
  'remaster remastered remastering remasterizado remasterizada remasterisado remasterise remasterisee rimasterizzato rimasterizzata remastert リマスター mono stereo';

/** Says on what, and for whom, the same recording was issued. */
const ISSUES = `album lp ep single 45 7inch 12inch deluxe anniversary bonus original originale explicit explicita clean edited dirty
  censored uncensored main studio official hq hd
  bonustrack`;

/** Of these, what may distinguish a recording where a marker stands beside it: the "Single Mix", the '12" Remix'. */
const DISTINCT_BESIDE_MARKER = 'single album 7inch 12inch main studio';

/** Say nothing of their own beside one of the words above. */
const FILLERS = `version versions versione versao ver vers fassung edition edicion edicao track tracks digital digitally new newly the for
  n and by from expanded super special limited recorded バージョン ヴァージョン`;

/** Lead to a place, an event or a language, and are written or left out. */
const PREPOSITIONS = 'at in on en em aus im auf a el la las los le de del do da no na of';

/** "Live at Wembley" is at its stadium; months come and go, days and years stay. */
const BESIDE_LIVE = `stadium stadion stadio estadio stade january february march april may june july august september october november
  december`;

/** Whose bonus a track was. */
const COUNTRIES = 'japan japanese uk us usa american european german international';

function table(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/).map(word));
}

function synonyms(record: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(record).flatMap(([name, list]) => [...table(list)].map((each) => [each, name] as const)),
  );
}

function word(written: string): string {
  return words(fold(written));
}

export const PHRASE_WORDS = new Map(PHRASES);
export const MARKER_OF = synonyms(MARKERS);
export const LANGUAGE_OF = synonyms(LANGUAGES);
export const TRANSFER_WORDS = table(TRANSFERS);
export const ISSUE_WORDS = table(ISSUES);
export const DISTINCT_WORDS = table(DISTINCT_BESIDE_MARKER);
export const FILLER_WORDS = table(FILLERS);
export const PREPOSITION_WORDS = table(PREPOSITIONS);
export const LIVE_WORDS = table(BESIDE_LIVE);
export const COUNTRY_WORDS = table(COUNTRIES);
