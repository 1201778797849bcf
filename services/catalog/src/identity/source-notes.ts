/** Begins a note about the film, the play or the album that a song is from. */
const FROM_QUOTED = /^\s*(?:(?:music|song|taken|theme) )?(?:from|aus|de|du|dal|do|da)\b[^"“”„«]*["“”„«][^"“”»]*["“”»]?/;
const FROM_SINGLE_QUOTED = /^\s*from\s+['‘].*['’]\s*$/;
const FROM_NAMED =
  /^\s*(?:(?:taken )?from the (?:\S+ ){0,2}(?:film|movie|picture|musical|series|show|game|album|vault|soundtrack)|aus dem (?:film|musical)|du film|de la (?:pelicula|serie)|do filme|da novela|dal film)\b/;

/** Whatever else a part of a note says, with one of these it says where the song was heard. */
const SOURCE =
  /\b(?:soundtrack|motion picture|banda sonora|bande originale|trilha sonora|colonna sonora|filmmusik|ost|official (?:\S+ )?(?:audio|video|visuali[sz]er)|(?:music|lyrics?) video)\b|サウンドトラック/;

/** A note without what it says of films, plays and videos: the recording is the same there. */
export function withoutSource(note: string): string {
  if (FROM_NAMED.test(note) || FROM_SINGLE_QUOTED.test(note)) return '';
  return note.replace(FROM_QUOTED, '');
}

export function isSource(part: string): boolean {
  return SOURCE.test(part);
}
