import fc from 'fast-check';

const PIECES = [
  ...'Live,Love,The,and,N,&,part,Pt.,II,2,one,feat.,ft. Guest,with,Remix,Mix,Edit,Radio,Remastered,2011,Remaster,vivo'.split(
    ',',
  ),
  ...'version,Español,(,),[,], - ,-,/,;,~,",\',$,!,*,+,.,U.S.A.,7",from "Film",é,ß,Σ,ς,дё,バ,ば,दिल,각,ᄀ,ᅡ,😀,👩‍👩‍👧,¼'.split(
    ',',
  ),
];

const pieces = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom('', ' ')), { maxLength: 14 })
  .map((all) => all.map(([piece, space]) => piece + space).join(''));

/** Texts that are made of what the rules look for, in any order; of anything; and of both, very long. */
export const nameLike = fc.oneof(
  { weight: 4, arbitrary: pieces },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme' }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  {
    weight: 2,
    arbitrary: fc.tuple(pieces, fc.integer({ min: 1, max: 60 })).map(([text, times]) => text.repeat(times)),
  },
);
