/** Half of the places stay free. */
const PLACES_PER_NAME = 2;

/**
 * Remembers which of many names are taken, by 32 bits of each: ten million need 80 MB. One in thousands may be told to be taken that is
 * not; it only means that another one is made up.
 */
export interface TakenNames {
  /** @returns false where it is taken already. */
  take(name: string): boolean;
}

export function createTakenNames(most: number): TakenNames {
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, most * PLACES_PER_NAME)));
  /** 0 is a free place. */
  const places = new Uint32Array(size);
  return {
    take(name) {
      const hash = hashOf(name);
      let place = hash & (size - 1);
      for (; places[place] !== 0; place = (place + 1) & (size - 1)) if (places[place] === hash) return false;
      places[place] = hash;
      return true;
    },
  };
}

/** FNV-1a, mixed once more; never 0. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0 || 1;
}
