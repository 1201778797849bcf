/** Remixes, edits, lengths, instrumentals, covers, recorded anew, speeds, orchestras, parts, languages. */
export const MIXES_AND_MAKINGS = `
! Lean On | Major Lazer | 176 | Lean On - Remix | Major Lazer | 178 | remix
! Lover | Taylor Swift | 221 | Lover (Remix) [feat. Shawn Mendes] | Taylor Swift | 221 | remix of the same length
! Blinding Lights | The Weeknd | 200 | Blinding Lights (with ROSALÍA) - Remix | The Weeknd | 201 | remix with a guest
! Memories - Dillon Francis Remix | Maroon 5 | 190 | Memories - Devin Wild Remix | Maroon 5 | 191 | two remixes
! Faded - Tiësto Remix | Alan Walker | 230 | Faded - Dash Berlin Remix | Alan Walker | 231 | two remixes
! Titanium (feat. Sia) - Alesso Remix | David Guetta | 390 | Titanium (feat. Sia) - Extended | David Guetta | 391 | remix and extended
! Prayer in C - Robin Schulz Radio Edit | Lilly Wood and The Prick | 189 | Prayer in C | Lilly Wood and The Prick | 190 | remixer's edit
! Pompeii - Audien Remix | Bastille | 215 | Pompeii | Bastille | 214 | remix
! Blue (Da Ba Dee) - Gabry Ponte Ice Pop Radio | Eiffel 65 | 220 | Blue (Da Ba Dee) | Eiffel 65 | 220 | remixer's radio cut
! Ride It - DJ Regard Mix | Jay Sean | 158 | Ride It | Jay Sean | 158 | mix by a name
! Hey Hey - DF's Attention Vocal Mix | Dennis Ferrer | 412 | Hey Hey - Riva Starr Paradise Garage Remix | Dennis Ferrer | 412 | two mixes
! I Feel Love - 12" Mix | Donna Summer | 492 | I Feel Love | Donna Summer | 353 | a long mix
! Show Me Love - Club Mix | Robin S | 420 | Show Me Love - Dub Mix | Robin S | 421 | two mixes
! Clarity - Extended Mix | Zedd | 400 | Clarity | Zedd | 271 | extended
! Greyhound - Extended | Swedish House Mafia | 410 | Greyhound - Radio Edit | Swedish House Mafia | 206 | lengths
! One More Time - Extended Mix | Daft Punk | 480 | One More Time - Club Mix | Daft Punk | 480 | two mixes
! Levels | Avicii | 199 | Levels - Skrillex Remix | Avicii | 200 | remix
! In the Air Tonight | Phil Collins | 336 | In the Air Tonight - 88 Remix | Phil Collins | 336 | remix with a year
! Praise You | Fatboy Slim | 323 | Praise You - Purple Disco Machine Remix | Fatboy Slim | 324 | remix
! Ignition | R. Kelly | 186 | Ignition - Remix | R. Kelly | 186 | remix that is another song
! Hot in Herre - Instrumental | Nelly | 228 | Hot in Herre | Nelly | 228 | instrumental
! Rap God (Instrumental Version) | Eminem | 363 | Rap God | Eminem | 364 | instrumental version
! Someone Like You (Karaoke Version) | Sing King | 285 | Someone Like You | Sing King | 285 | karaoke
! Someone Like You | Adele | 285 | Someone Like You (Karaoke Version) [Originally Performed by Adele] | Ameritz | 285 | karaoke by others
! Hello (In the Style of Adele) [Karaoke Version] | Karaoke Hits | 295 | Hello (In the Style of Lionel Richie) [Karaoke Version] | Karaoke Hits | 295 | two songs of one name
! Angel (Originally Performed by Sarah McLachlan) | Piano Tribute Players | 270 | Angel (Originally Performed by Shaggy) | Piano Tribute Players | 270 | two songs of one name
! Halo - A Cappella | Beyoncé | 240 | Halo | Beyoncé | 241 | voices alone
! Hurt (Cover) | Leona Lewis | 240 | Hurt | Leona Lewis | 240 | cover
! Toxic - Cover | Postmodern Jukebox | 220 | Toxic - Instrumental | Postmodern Jukebox | 220 | cover and instrumental
! Hurt | Nine Inch Nails | 217 | Hurt | Johnny Cash | 218 | cover by another
! Hallelujah | Leonard Cohen | 278 | Hallelujah | Rufus Wainwright | 278 | cover by another
! Africa | Toto | 295 | Africa | Weezer | 296 | cover by another
! Torn | Ednaswap | 245 | Torn | Natalie Imbruglia | 244 | cover by another
! Love Story (Taylor’s Version) | Taylor Swift | 235 | Love Story | Taylor Swift | 236 | recorded anew
! Style (Taylor's Version) | Taylor Swift | 231 | Style | Taylor Swift | 231 | recorded anew
! Another Day in Paradise - 2020 Version | Brandy | 270 | Another Day in Paradise | Brandy | 271 | recorded anew
! Africa - Re-Recorded | Toto | 295 | Africa | Toto | 295 | recorded anew
! Come On Eileen (Re-Recorded Version) | Dexys Midnight Runners | 250 | Come On Eileen | Dexys Midnight Runners | 250 | recorded anew
! I Ran (So Far Away) - Re-Recorded | A Flock Of Seagulls | 300 | I Ran (So Far Away) | A Flock Of Seagulls | 301 | recorded anew
! Roar (Sped Up) | Katy Perry | 199 | Roar - Slowed | Katy Perry | 200 | speeds
! Escapism. - Sped Up | RAYE | 216 | Escapism. | RAYE | 272 | sped up
! Another Love - Slowed + Reverb | Tom Odell | 246 | Another Love | Tom Odell | 244 | slowed
! Crossfire (Nightcore) | Stephen | 200 | Crossfire | Stephen | 200 | nightcore
! Goosebumps (Orchestral Version) | Travis Scott | 243 | Goosebumps | Travis Scott | 243 | orchestral
! Faded - Orchestral | Alan Walker | 212 | Faded | Alan Walker | 212 | orchestral
! Hurts So Good - Symphonic Version | Astrid S | 208 | Hurts So Good | Astrid S | 208 | symphonic
! Sgt. Pepper's Lonely Hearts Club Band - Reprise / Remastered 2009 | The Beatles | 120 | Sgt. Pepper's Lonely Hearts Club Band - Remastered 2009 | The Beatles | 122 | reprise
! Let It Go (Reprise) | Idina Menzel | 100 | Let It Go | Idina Menzel | 101 | reprise
! Another Brick in the Wall, Pt. 1 | Pink Floyd | 191 | Another Brick in the Wall, Pt. 2 | Pink Floyd | 192 | parts
! Shine On You Crazy Diamond (Pts. 1-5) | Pink Floyd | 811 | Shine On You Crazy Diamond (Pts. 6-9) | Pink Floyd | 812 | parts
! Dynamite (Part I) | Sly Stone | 200 | Dynamite (Part II) | Sly Stone | 200 | Roman parts
! Interlude I | Foals | 60 | Interlude II | Foals | 60 | Roman numbers
! Ghosts, Vol. 1 | Nine Inch Nails | 160 | Ghosts, Vol. 2 | Nine Inch Nails | 160 | volumes
! Nocturne No. 1 | Chopin Players | 270 | Nocturne No. 2 | Chopin Players | 271 | numbers
! Bailando - Spanish Version | Enrique Iglesias | 243 | Bailando (English Version) | Enrique Iglesias | 243 | languages
! Solo | Alvaro Soler | 200 | Solo - Italian Version | Alvaro Soler | 200 | languages
! Havana (Spanish) | Camila Cabello | 217 | Havana | Camila Cabello | 217 | languages
! Si Una Vez (If I Once) - Spanish Version | Play-N-Skillz | 210 | Si Una Vez (If I Once) - Spanglish Version | Play-N-Skillz | 210 | languages
! Irreplaceable | Beyoncé | 228 | Irreplaceable (Versión en Español) | Beyoncé | 228 | languages
! Hips Don't Lie - Spanish Version | Shakira | 218 | Hips Don't Lie | Shakira | 218 | languages
! Dynamite - Japanese Version | BTS | 199 | Dynamite | BTS | 199 | languages
! Nadie Como Tú (Versión Salsa) | Gente de Zona | 210 | Nadie Como Tú | Gente de Zona | 210 | salsa version
! El Perdón (Salsa Version) | Nicky Jam | 206 | El Perdón | Nicky Jam | 206 | salsa version
! Happier (Stripped) | Marshmello | 214 | Happier | Marshmello | 214 | stripped
! Stay (VIP Mix) | Zedd | 210 | Stay | Zedd | 210 | mix
! Get Lucky - Radio Edit | Daft Punk | 248 | Get Lucky | Daft Punk | 369 | an edit of another length
! Around the World - Radio Edit | Daft Punk | 238 | Around the World | Daft Punk | 429 | an edit of another length
! Sun & Moon [Mix Cut] | Above & Beyond | 240 | Sun & Moon | Above & Beyond | 241 | cut out of a set
! Opus - Mixed | Eric Prydz | 300 | Opus | Eric Prydz | 301 | cut out of a set
! Intro | The xx | 127 | Outro | The xx | 127 | titles
! Let's Dance - Nile Rodgers' String Version | David Bowie | 250 | Let's Dance - Single Version | David Bowie | 250 | string version
! Time (Commentary) | Hans Zimmer | 275 | Time | Hans Zimmer | 275 | commentary
= Memories - Dillon Francis Remix | Maroon 5 | 162 | Memories (Dillon Francis Remix) | Maroon 5 | 163 | dash and bracket
= Pompeii - Audien Remix | Bastille | 215 | Pompeii [Audien Remix] | Bastille | 215 | dash and square bracket
= I Don't Care (with Justin Bieber) - Loud Luxury Remix | Ed Sheeran | 194 | I Don't Care (Loud Luxury Remix) [with Justin Bieber] | Ed Sheeran | 195 | order of notes
= Titanium (feat. Sia) [Alesso Remix] | David Guetta | 400 | Titanium - Alesso Remix | David Guetta | 400 | guest said and not
= Ignition (Remix) | R. Kelly | 186 | Ignition - Remix | R. Kelly | 186 | dash and bracket
= Prayer in C - Robin Schulz Radio Edit | Lilly Wood and The Prick | 189 | Prayer In C (Robin Schulz Radio Edit) | Lilly Wood & The Prick | 189 | dash and bracket, ampersand
= Prayer in C - Robin Schulz Remix Radio Edit | Lilly Wood and The Prick | 189 | Prayer in C (Robin Schulz Remix) [Radio Edit] | Lilly Wood and The Prick | 189 | one note and two
= Ocean Drive - EDX Remix / Radio Edit | Duke Dumont | 190 | Ocean Drive (EDX Remix) - Radio Edit | Duke Dumont | 190 | one note and two
= Levels - Radio Edit | Avicii | 199 | Levels (Radio Edit) | Avicii | 199 | dash and bracket
= Levels - Radio Edit | Avicii | 199 | Levels | Avicii | 199 | the album has the edit, without saying so
= Greyhound - Radio Edit | Swedish House Mafia | 206 | Greyhound - Edit | Swedish House Mafia | 206 | radio said and not
= Better Off Alone - Radio Version | Alice Deejay | 215 | Better Off Alone - Radio Edit | Alice Deejay | 216 | words for a radio edit
= What Is Love - Radio Mix | Haddaway | 258 | What Is Love (Radio Edit) | Haddaway | 259 | words for a radio edit
= Rhythm Is a Dancer - 7" Edit | SNAP! | 225 | Rhythm Is A Dancer (7" Edit) | Snap | 225 | dash and bracket, sign in the name
= Clarity - Extended Mix | Zedd | 400 | Clarity (Extended Version) | Zedd | 400 | words for extended
= Greyhound - Extended | Swedish House Mafia | 410 | Greyhound (Extended Mix) | Swedish House Mafia | 410 | words for extended
= Show Me Love - Club Mix | Robin S | 420 | Show Me Love [Club Mix] | Robin S | 420 | dash and square bracket
= Hot in Herre - Instrumental | Nelly | 228 | Hot In Herre (Instrumental Version) | Nelly | 228 | version said and not
= Someone Like You (Karaoke) | Sing King | 285 | Someone Like You - Karaoke Version | Sing King | 285 | version said and not
= Someone Like You (Karaoke Version) [Originally Performed by Adele] | Zoom Karaoke | 285 | Someone Like You (Originally Performed By Adele) - Karaoke Version | Zoom Karaoke | 286 | order of notes
= Shallow (Karaoke Version Originally Performed by Lady Gaga) | Zoom Karaoke | 216 | Shallow (Made Famous by Lady Gaga) [Karaoke Version] | Zoom Karaoke | 216 | words for the singer
= Halo - A Cappella | Beyoncé | 240 | Halo (Acapella) | Beyoncé | 240 | ways to write it
= Love Story (Taylor’s Version) | Taylor Swift | 235 | Love Story (Taylor's Version) | Taylor Swift | 235 | apostrophe
= All Too Well (10 Minute Version) (Taylor's Version) (From The Vault) | Taylor Swift | 613 | All Too Well (10 Minute Version) [Taylor's Version] [From The Vault] | Taylor Swift | 613 | brackets
= Style - Taylor's Version | Taylor Swift | 231 | Style (Taylor’s Version) | Taylor Swift | 231 | dash and bracket
= Africa - Re-Recorded | Toto | 295 | Africa (Rerecorded) | Toto | 295 | ways to write it
= Come On Eileen (Re-Recorded Version) | Dexys Midnight Runners | 250 | Come On Eileen - Re-recorded / Remastered | Dexys Midnight Runners | 250 | recorded anew, remastered
= Escapism. - Sped Up | RAYE | 216 | Escapism. (Sped Up Version) | RAYE | 216 | version said and not
= Another Love - Slowed + Reverb | Tom Odell | 290 | Another Love (Slowed & Reverb) | Tom Odell | 290 | plus and ampersand
= Faded - Orchestral | Alan Walker | 212 | Faded (Orchestral Version) | Alan Walker | 212 | version said and not
= Another Brick in the Wall, Pt. 2 - 2011 Remaster | Pink Floyd | 239 | Another Brick in the Wall (Part 2) | Pink Floyd | 239 | ways to write a part
= Another Brick in the Wall, Part II | Pink Floyd | 239 | Another Brick In The Wall, Pt. 2 | Pink Floyd | 240 | Roman part
= Dynamite (Part One) | Sly Stone | 200 | Dynamite, Pt. 1 | Sly Stone | 200 | part in a word
= Bailando - Spanish Version | Enrique Iglesias | 243 | Bailando (Versión en Español) | Enrique Iglesias | 243 | language in two languages
= Irreplaceable (En Español) | Beyoncé | 228 | Irreplaceable - Spanish Version | Beyoncé | 228 | language in two languages
= Dynamite - Japanese Version | BTS | 199 | Dynamite (Japanese Ver.) | BTS | 199 | short for version
= El Perdón (Salsa Version) | Nicky Jam | 206 | El Perdón - Salsa Version | Nicky Jam | 206 | dash and bracket
= Sgt. Pepper's Lonely Hearts Club Band - Reprise / Remastered 2009 | The Beatles | 78 | Sgt. Pepper's Lonely Hearts Club Band (Reprise) | The Beatles | 79 | reprise, remastered
= Aqualung - 2011 Mix | Jethro Tull | 397 | Aqualung (2011 Mix) | Jethro Tull | 397 | dash and bracket
= In the Air Tonight - Radio Edit; 2016 Remaster | Phil Collins | 290 | In the Air Tonight (Radio Edit) | Phil Collins | 290 | edit, remastered
= Sun & Moon [Mix Cut] | Above & Beyond | 240 | Sun & Moon (Mix Cut) | Above & Beyond | 240 | brackets
= Lola's Theme - Cut Snake Edit | The Shapeshifters | 190 | Lola's Theme (Cut Snake Edit) | The Shapeshifters | 190 | dash and bracket
= Wake Me Up (Radio Edit) | Avicii | 247 | Wake Me Up | Avicii | 247 | the album has the edit, without saying so
= Ride It - DJ Regard Remix | Jay Sean | 158 | Ride It (DJ Regard Mix) | Jay Sean | 158 | mix and remix
= Runaway (U & I) - Original Mix | Galantis | 227 | Runaway (U & I) | Galantis | 227 | a bracket that is title
`;
