import { type Field, normaliseName } from './fields.ts';

/** The order that the words of each language are in below. The ISRC is called so in all of them. */
const ORDER: readonly Field[] = [
  'spotifyId',
  'title',
  'artists',
  'album',
  'releaseDate',
  'durationMs',
  'explicit',
  'popularity',
  'genres',
  'danceability',
  'energy',
  'key',
  'loudness',
  'mode',
  'speechiness',
  'acousticness',
  'instrumentalness',
  'liveness',
  'valence',
  'tempo',
  'timeSignature',
];

/** The column names of exportify.app in the languages that its page has. */
const WORDS: Readonly<Record<string, string>> = {
  en:
    'Track URI|Track Name|Artist Name(s)|Album Name|Album Release Date|Track Duration (ms)|Explicit|Popularity|Artist Genres|' +
    'Danceability|Energy|Key|Loudness|Mode|Speechiness|Acousticness|Instrumentalness|Liveness|Valence|Tempo|Time Signature',
  ar:
    'رابط الأغنية (URI)|اسم الأغنية|أسماء الفنانين|اسم الألبوم|تاريخ إصدار الألبوم|مدة الأغنية (بالمللي ثانية)|صريح|الشعبية|أنواع الفنان|' +
    'قابلية الرقص|الطاقة|المفتاح|مستوى الصوت|النمط|محتوى الكلام|الطابع الصوتي|الطابع الآلي|الحيوية|الإيجابية|الإيقاع|توقيع الزمن',
  de:
    'Track-URI|Track-Name|Künstlername(n)|Album-Name|Veröffentlichungsdatum des Albums|Track-Dauer (ms)|Explizit|Beliebtheit|Künstler-Genres|' +
    'Tanzbarkeit|Energie|Tonart|Lautstärke|Modus|Sprachanteil|Akustik|Instrumentalität|Lebendigkeit|Valenz|Tempo|Taktart',
  el:
    'URI κομματιού|Όνομα κομματιού|Όνομα/τα καλλιτέχνη|Όνομα άλμπουμ|Ημερομηνία κυκλοφορίας άλμπουμ|Διάρκεια κομματιού (ms)|Ακατάλληλο|Δημοτικότητα|Είδη καλλιτέχνη|' +
    'Χορευτικότητα|Ενέργεια|Τονικότητα|Ένταση|Τρόπος|Ομιλητικότητα|Ακουστικότητα|Οργανοκεντρικότητα|Ζωντάνια|Θετικότητα|Ρυθμός|Μέτρο',
  es:
    'URI de la canción|Nombre de la canción|Nombre(s) del artista|Nombre del álbum|Fecha de lanzamiento del álbum|Duración de la canción (ms)|Explícito|Popularidad|Géneros del artista|' +
    'Bailabilidad|Energía|Tonalidad|Volumen|Modo|Hablado|Acústica|Instrumentalidad|Vivacidad|Valencia|Tempo|Compás',
  fr:
    "URI du titre|Nom du titre|Nom(s) de l'artiste|Nom de l'album|Date de sortie de l'album|Durée du titre (ms)|Explicite|Popularité|Genres de l'artiste|" +
    'Danseabilité|Énergie|Tonalité|Volume sonore|Mode|Parlabilité|Acoustique|Instrumental|Vivacité|Valence|Tempo|Mesure',
  it:
    "URI della traccia|Nome della traccia|Nome dell'artista|Nome dell'album|Data di rilascio dell'album|Durata della traccia (ms)|Esplicito|Popolarità|Generi dell'artista|" +
    'Ballabilità|Energia|Chiave|Volume|Modalità|Linguaggio parlato|Acustica|Strumentalità|Vivacità|Valenza|Tempo|Battuta',
  ja:
    'トラックURI|トラック名|アーティスト名|アルバム名|アルバム発売日|トラックの長さ（ミリ秒）|明示的な内容|人気度|アーティストジャンル|' +
    'ダンサビリティ|エネルギー|キー|ラウドネス|モード|スピーチ性|アコースティック性|インストゥルメンタル性|ライブ感|感情値|テンポ|拍子',
  nl:
    'Nummer URI|Nummernaam|Naam van artiest|Naam van album|Releasedatum van het album|Nummerduur (ms)|Expliciet|Populariteit|Genres van de artiest|' +
    'Dansbaarheid|Energie|Toonsoort|Luidheid|Modus|Spraakzaamheid|Akoestiek|Instrumentaliteit|Levendigheid|Valentie|Tempo|Maatstreep',
  pt:
    'URI da faixa|Nome da faixa|Nome(s) do artista|Nome do álbum|Data de lançamento do álbum|Duração da faixa (ms)|Explícita|Popularidade|Gêneros do artista|' +
    'Dançabilidade|Energia|Tonalidade|Volume|Modo|Oralidade|Acústica|Instrumentalidade|Vivacidade|Valência|Tempo|Compasso',
  sv:
    'Låtens URI|Låtens namn|Artistens namn|Albumets namn|Albumets releasedatum|Låtlängd (ms)|Explicit|Popularitet|Artistens genrer|' +
    'Dansbarhet|Energi|Tonart|Ljudstyrka|Läge|Talighet|Akustik|Instrumentalhet|Livlighet|Valens|Tempo|Taktart',
  tr:
    'Parça URI|Parça Adı|Sanatçı Adı|Albüm Adı|Albüm Çıkış Tarihi|Parça Süresi (ms)|Açık İçerik|Popülerlik|Sanatçı Türleri|' +
    'Dans Edilebilirlik|Enerji|Ton|Ses Seviyesi|Mod|Konuşma Oranı|Akustiklik|Enstrümantalite|Canlılık|Duygusallık|Tempo|Ölçü İşareti',
  'yue-Hant-HK':
    '歌 Link|歌名|Artist 名|專輯名|專輯發行日|曲目時長（毫秒）|家長指引|熱門度|藝人曲風|' +
    '舞蹈性|能量|調性|響度|調式|語音度|原音性|器樂度|現場感|情緒效價|速度|拍號',
  'zh-Hans':
    '曲目 URI|曲目名称|艺人名称|专辑名称|专辑发行日期|曲目时长（毫秒）|含露骨内容|热度|艺人流派|' +
    '舞蹈性|能量|调性|响度|调式|语音度|原声性|器乐度|现场感|情绪效价|速度|拍号',
  'zh-Hant':
    '曲目 URI|曲目名稱|藝人名稱|專輯名稱|專輯發行日期|曲目長度（毫秒）|含露骨內容|熱門度|藝人曲風|' +
    '舞蹈性|能量|調性|響度|調式|語音度|原音性|器樂度|現場感|情緒效價|速度|拍號',
};

/** Normalised names by language. */
const LANGUAGES = Object.entries(WORDS).map(([language, words]) => {
  const names = words.split('|').map(normaliseName);
  return { language, fields: new Map(ORDER.map((field, index) => [field, names[index] ?? ''])) };
});

export interface ExportifyLanguage {
  language: string;
  /** The normalised name that each field's column has in it. */
  fields: ReadonlyMap<Field, string>;
}

/** The language of a header, where its columns for links, titles and artists have the names that one language gives them. */
export function exportifyLanguage(normalisedHeader: readonly string[]): ExportifyLanguage | undefined {
  const names = new Set(normalisedHeader);
  return LANGUAGES.find(({ fields }) =>
    (['spotifyId', 'title', 'artists'] as const).every((field) => names.has(fields.get(field) ?? '')),
  );
}
