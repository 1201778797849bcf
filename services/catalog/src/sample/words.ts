const list = (words: string) => words.split(' ') as [string, ...string[]];

export const ADJECTIVES = list(
  'Amber Borrowed Broken Crooked Distant Electric Faded Gentle Golden Hollow Hidden Idle Late Little Lonely Long Lost ' +
    'Lucky Midnight Narrow Northern Open Painted Paper Patient Plain Quiet Restless Rusty Salted Second Secret Silver ' +
    'Sleepless Slow Small Southern Spare Stolen Sudden Tender Thin Tidal Unlit Velvet Wandering Warm Wild Winter Wooden',
);

export const NOUNS = list(
  'Anchor Arcade Attic Avenue Balcony Bell Bridge Candle Canyon Carousel Chimney Comet Compass Corner Current Daylight ' +
    'Echo Engine Feather Ferry Field Fountain Garden Ghost Harbour Heartbeat Hill Horizon Island Kite Ladder Lantern ' +
    'Letter Lighthouse Machine Map Meadow Mirror Mountain Ocean Orchard Parade Passenger Pavement Piano Planet Postcard ' +
    'Radio Railway Rain River Rooftop Satellite Season Shadow Signal Sparrow Staircase Station Stranger Summer Tide ' +
    'Tower Train Umbrella Valley Wave Window',
);

export const VERBS = list(
  'Borrow Carry Chase Count Follow Forget Hold Hum Keep Leave Light Mend Open Outrun Paint Remember Ride Wake',
);

/** Syllables that make names which nobody bears. */
export const NAME_BEGINNINGS = list(
  'Al Bre Cor Dal El Fen Gry Hal Il Jor Kes Lum Mar Nel Or Pel Quil Ros Sil Tam Ul Ven Wil Yar Zel',
);
export const NAME_ENDINGS = list(
  'andra bick dor elle fyn gast hild issa jun kora lune mond nara onde piet quist rine sko tova urk vane wyn',
);
