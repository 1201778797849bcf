import { expect, test } from 'vitest';
import { exportifyLanguage } from './exportify-words.ts';
import { normaliseName } from './fields.ts';
import { readWhole, songId } from './testing/read-whole.ts';

/** Link, title, artists, album, duration, danceability, loudness, key, time signature. */
const HEADERS: [language: string, header: string[]][] = [
  [
    'ar',
    [
      'رابط الأغنية (URI)',
      'اسم الأغنية',
      'أسماء الفنانين',
      'اسم الألبوم',
      'مدة الأغنية (بالمللي ثانية)',
      'قابلية الرقص',
      'مستوى الصوت',
      'المفتاح',
      'توقيع الزمن',
    ],
  ],
  [
    'de',
    [
      'Track-URI',
      'Track-Name',
      'Künstlername(n)',
      'Album-Name',
      'Track-Dauer (ms)',
      'Tanzbarkeit',
      'Lautstärke',
      'Tonart',
      'Taktart',
    ],
  ],
  [
    'el',
    [
      'URI κομματιού',
      'Όνομα κομματιού',
      'Όνομα/τα καλλιτέχνη',
      'Όνομα άλμπουμ',
      'Διάρκεια κομματιού (ms)',
      'Χορευτικότητα',
      'Ένταση',
      'Τονικότητα',
      'Μέτρο',
    ],
  ],
  [
    'en',
    [
      'Track URI',
      'Track Name',
      'Artist Name(s)',
      'Album Name',
      'Track Duration (ms)',
      'Danceability',
      'Loudness',
      'Key',
      'Time Signature',
    ],
  ],
  [
    'es',
    [
      'URI de la canción',
      'Nombre de la canción',
      'Nombre(s) del artista',
      'Nombre del álbum',
      'Duración de la canción (ms)',
      'Bailabilidad',
      'Volumen',
      'Tonalidad',
      'Compás',
    ],
  ],
  [
    'fr',
    [
      'URI du titre',
      'Nom du titre',
      "Nom(s) de l'artiste",
      "Nom de l'album",
      'Durée du titre (ms)',
      'Danseabilité',
      'Volume sonore',
      'Tonalité',
      'Mesure',
    ],
  ],
  [
    'it',
    [
      'URI della traccia',
      'Nome della traccia',
      "Nome dell'artista",
      "Nome dell'album",
      'Durata della traccia (ms)',
      'Ballabilità',
      'Volume',
      'Chiave',
      'Battuta',
    ],
  ],
  [
    'ja',
    [
      'トラックURI',
      'トラック名',
      'アーティスト名',
      'アルバム名',
      'トラックの長さ（ミリ秒）',
      'ダンサビリティ',
      'ラウドネス',
      'キー',
      '拍子',
    ],
  ],
  [
    'nl',
    [
      'Nummer URI',
      'Nummernaam',
      'Naam van artiest',
      'Naam van album',
      'Nummerduur (ms)',
      'Dansbaarheid',
      'Luidheid',
      'Toonsoort',
      'Maatstreep',
    ],
  ],
  [
    'pt',
    [
      'URI da faixa',
      'Nome da faixa',
      'Nome(s) do artista',
      'Nome do álbum',
      'Duração da faixa (ms)',
      'Dançabilidade',
      'Volume',
      'Tonalidade',
      'Compasso',
    ],
  ],
  [
    'sv',
    [
      'Låtens URI',
      'Låtens namn',
      'Artistens namn',
      'Albumets namn',
      'Låtlängd (ms)',
      'Dansbarhet',
      'Ljudstyrka',
      'Tonart',
      'Taktart',
    ],
  ],
  [
    'tr',
    [
      'Parça URI',
      'Parça Adı',
      'Sanatçı Adı',
      'Albüm Adı',
      'Parça Süresi (ms)',
      'Dans Edilebilirlik',
      'Ses Seviyesi',
      'Ton',
      'Ölçü İşareti',
    ],
  ],
  ['yue-Hant-HK', ['歌 Link', '歌名', 'Artist 名', '專輯名', '曲目時長（毫秒）', '舞蹈性', '響度', '調性', '拍號']],
  ['zh-Hans', ['曲目 URI', '曲目名称', '艺人名称', '专辑名称', '曲目时长（毫秒）', '舞蹈性', '响度', '调性', '拍号']],
  ['zh-Hant', ['曲目 URI', '曲目名稱', '藝人名稱', '專輯名稱', '曲目長度（毫秒）', '舞蹈性', '響度', '調性', '拍號']],
];

const quoted = (cells: readonly unknown[]) => cells.map((cell) => `"${cell}"`).join(',');

test.each(HEADERS)('reads a file of exportify.app in its language %s', async (language, header) => {
  expect(exportifyLanguage(header.map(normaliseName))?.language).toBe(language);
  const cells = [`spotify:track:${songId(1)}`, 'Alpha', 'Earth\\, Wind, Dee', 'Disc', 1_000, 0.7, -6.5, 4, 3];
  // The addresses of artists are what tells the English header from that of another site.
  const file = await readWhole(`${quoted([...header, 'Artist URI(s)'])}\r\n${quoted([...cells, 'x'])}\r\n`);
  expect(file.dialect).toBe('exportify.app');
  expect(file.rows).toMatchObject([
    {
      ...{ spotifyId: songId(1), title: 'Alpha', artists: ['Earth, Wind', 'Dee'], album: 'Disc', durationMs: 1_000 },
      ...{ features: [null, 0.7, null, null, null, -6.5, null, null, null], key: 4, timeSignature: 3 },
    },
  ]);
});
