/** Titles and names in other letters, signs and words; and words that only look like markers. */
export const SPELLINGS = `
= Yesterday - Remastered 2009 | The Beatles | 125 | Yesterday | Beatles | 125 | the article
= Gimme Shelter | The Rolling Stones | 270 | Gimme Shelter | Rolling Stones, The | 270 | the article behind
= Mr. Brightside | The Killers | 222 | Mr Brightside | Killers | 222 | the article, full stop
= Halo | Beyoncé | 261 | Halo | Beyonce | 261 | accent
= So What | P!nk | 215 | So What | Pink | 215 | a sign for a letter
= TiK ToK | Ke$ha | 199 | Tik Tok | Kesha | 199 | a sign for a letter
= Praise The Lord (Da Shine) (feat. Skepta) | A$AP Rocky | 205 | Praise The Lord (Da Shine) | ASAP Rocky | 205 | a sign for a letter
= Or Nah | Ty Dolla $ign | 242 | Or Nah | Ty Dolla Sign | 242 | a sign for a letter
= Thunderstruck | AC/DC | 292 | Thunderstruck | ACDC | 292 | slash
= Back In Black | AC/DC | 255 | Back in Black | AC-DC | 255 | slash and dash
= The Boxer | Simon & Garfunkel | 308 | The Boxer | Simon and Garfunkel | 308 | ampersand
= September | Earth, Wind & Fire | 215 | September | Earth Wind and Fire | 215 | comma, ampersand
= EARFQUAKE | Tyler, The Creator | 190 | Earfquake | Tyler The Creator | 190 | comma
= Hoppípolla | Sigur Rós | 268 | Hoppipolla | Sigur Ros | 268 | accents
= All the Small Things | blink-182 | 168 | All The Small Things | Blink 182 | 168 | dash
= Dilemma | blink‐182 | 199 | Dilemma | blink-182 | 200 | typographic dash
= 99 Problems | JAY-Z | 234 | 99 Problems | Jay Z | 235 | dash
= Straight Outta Compton | N.W.A. | 258 | Straight Outta Compton | NWA | 259 | full stops
= Losing My Religion | R.E.M. | 268 | Losing My Religion | REM | 268 | full stops
= Sweet Child O' Mine | Guns N' Roses | 356 | Sweet Child o Mine | Guns and Roses | 356 | and
= Dog Days Are Over | Florence + The Machine | 252 | Dog Days Are Over | Florence & The Machine | 252 | plus
= Dog Days Are Over | Florence + The Machine | 252 | Dog Days Are Over | Florence and the Machine | 252 | plus
= Final Song | MØ | 235 | Final Song | MO | 235 | a letter with a stroke
= Push It | Salt-N-Pepa | 268 | Push It | Salt N Pepa | 269 | dashes
= Scream & Shout | will.i.am | 283 | Scream and Shout | Will I Am | 283 | full stops, ampersand
= Hyperballad | Björk | 321 | Hyper-Ballad | Bjork | 321 | dash inside a word
= Umbrella | Rihanna feat. JAY-Z | 275 | Umbrella (feat. JAY-Z) | Rihanna | 275 | guest among the artists
= Y.M.C.A. | Village People | 287 | YMCA | Village People | 287 | full stops
= Born in the U.S.A. | Bruce Springsteen | 278 | Born In The USA | Bruce Springsteen | 279 | full stops
= Rock and Roll | Led Zeppelin | 220 | Rock & Roll | Led Zeppelin | 220 | ampersand
= It's Only Rock 'n' Roll (But I Like It) | The Rolling Stones | 307 | It's Only Rock and Roll (But I Like It) | The Rolling Stones | 308 | and
= Don't Stop Me Now | Queen | 209 | Dont Stop Me Now | Queen | 209 | apostrophe
= Don’t Stop Believin’ | Journey | 250 | Don't Stop Believin' | Journey | 250 | apostrophes
= (I Can't Get No) Satisfaction - Mono Version | The Rolling Stones | 222 | (I Can't Get No) Satisfaction | The Rolling Stones | 223 | bracket in front
= Satisfaction (I Can't Get No) | The Rolling Stones | 222 | Satisfaction (I Can’t Get No) - Mono | The Rolling Stones | 222 | bracket behind
= Sweet Dreams (Are Made of This) | Eurythmics | 216 | Sweet Dreams (Are Made of This) - Remastered | Eurythmics | 216 | bracket that is title
= What's Up? | 4 Non Blondes | 295 | Whats Up | 4 Non Blondes | 296 | signs
= ...Baby One More Time | Britney Spears | 211 | Baby One More Time | Britney Spears | 211 | signs in front
= Déjà Vu | Beyoncé | 240 | Deja Vu | Beyoncé | 240 | accents
= Für Elise | Lang Lang | 175 | Fur Elise | Lang Lang | 175 | accents
= Strasse des Lebens | Rammstein | 220 | Straße des Lebens | Rammstein | 220 | sharp s
= DEUTSCHLAND | Rammstein | 322 | Deutschland | Rammstein | 322 | capitals
= Группа крови | Кино | 285 | ГРУППА КРОВИ | КИНО | 285 | Cyrillic capitals
= Ещё | Земфира | 200 | Еще | Земфира | 200 | Cyrillic letter with dots
= Ｌｅｍｏｎ | 米津玄師 | 255 | Lemon | 米津玄師 | 255 | wide letters
= First Love | 宇多田ヒカル | 258 | First Love (2018 Remastered) | 宇多田ヒカル | 258 | Japanese name
= Stayin' Alive - From "Saturday Night Fever" Soundtrack | Bee Gees | 285 | Stayin Alive | The Bee Gees | 285 | article, film
= Me & Mrs. Jones | Billy Paul | 287 | Me and Mrs. Jones | Billy Paul | 287 | ampersand
= Hey Ya! - Radio Mix | OutKast | 235 | Hey Ya! (Radio Mix) | Outkast | 235 | capitals
= Mo Money Mo Problems (feat. Puff Daddy & Mase) - 2014 Remaster | The Notorious B.I.G. | 257 | Mo Money Mo Problems | Notorious BIG | 257 | article, full stops
= $ave Dat Money | Lil Dicky | 290 | Save Dat Money (feat. Fetty Wap and Rich Homie Quan) | Lil Dicky | 291 | a sign for a letter
= Crazy in Love (feat. Jay-Z) | Beyoncé | 236 | Crazy In Love | Beyoncé feat. Jay-Z | 235 | guest in another place
= No Woman, No Cry - Live | Bob Marley & The Wailers | 428 | No Woman No Cry (Live) | Bob Marley and the Wailers | 428 | ampersand
= Live and Let Die - Remastered | Wings | 192 | Live And Let Die | Wings | 192 | a title that begins with a marker
= Live Forever - Remastered | Oasis | 276 | Live Forever | Oasis | 276 | a title that begins with a marker
= Cover Me - Remastered | Bruce Springsteen | 206 | Cover Me | Bruce Springsteen | 207 | a title that begins with a marker
= Karaoke (Album Version) | Drake | 228 | Karaoke | Drake | 228 | a title that is a marker
= Remix (I Like The) | New Kids On The Block | 210 | Remix (I Like The) [Album Version] | New Kids On The Block | 210 | a title that is a marker
= Radio Edit (Remastered) | Half Man Half Biscuit | 200 | Radio Edit | Half Man Half Biscuit | 200 | a title that is a marker
= Demo - Explicit | Westside Gunn | 150 | Demo | Westside Gunn | 151 | a title that is a marker
= Instrumental (Remastered 2014) | Galaxie 500 | 170 | Instrumental | Galaxie 500 | 170 | a title that is a marker
= Smack My Bitch Up | The Prodigy | 343 | Smack My B*tch Up | The Prodigy | 343 | masked word
= Alors on danse - Radio Edit | Stromae | 206 | Alors On Danse (Radio Edit) | Stromae | 206 | capitals
= Je t'aime... moi non plus | Serge Gainsbourg | 262 | Je t'aime moi non plus | Serge Gainsbourg | 262 | dots
= Ça plane pour moi | Plastic Bertrand | 180 | Ca plane pour moi | Plastic Bertrand | 180 | cedilla
= I Gotta Feeling | Black Eyed Peas | 289 | I Gotta Feeling | The Black Eyed Peas | 289 | article
= Party Rock Anthem | LMFAO | 262 | Party Rock Anthem (feat. Lauren Bennett & GoonRock) | LMFAO | 263 | guests
= Doo Wop (That Thing) | Ms. Lauryn Hill | 320 | Doo Wop (That Thing) | Lauryn Hill | 320 | a title before the name
= Jóga | Björk | 305 | Joga | Björk | 305 | accent
= Zitti e buoni | Måneskin | 192 | ZITTI E BUONI | Maneskin | 192 | ring
= Łódź | Taco Hemingway | 200 | Lodz | Taco Hemingway | 200 | a letter with a stroke
= Hey Jude - Remastered 2015 | The Beatles | 425 | Hey Jude | The Beatles | 431 | a fade that lasts longer
= The Sounds of Silence | Simon & Garfunkel | 185 | The Sound of Silence | Simon & Garfunkel | 185 | one letter
= Long Cool Woman (In a Black Dress) | The Hollies | 198 | Long Cool Woman in a Black Dress | The Hollies | 198 | brackets or none
= St. Elmo's Fire (Man in Motion) | John Parr | 250 | St Elmos Fire (Man In Motion) | John Parr | 250 | full stop
! Live and Let Die | Paul McCartney | 192 | And Let Die | Paul McCartney | 192 | live is a word of the title
! Live Forever | Oasis | 276 | Forever | Oasis | 276 | live is a word of the title
! Cover Me | Bruce Springsteen | 206 | Me | Bruce Springsteen | 206 | cover is a word of the title
! Karaoke | Drake | 228 | Karaoke (Instrumental) | Drake | 228 | instrumental of it
! Remix (I Like The) | New Kids On The Block | 210 | I Like The | New Kids On The Block | 210 | remix is a word of the title
! Acoustic #3 | The Goo Goo Dolls | 116 | Acoustic #4 | The Goo Goo Dolls | 116 | numbers
! Demo 1 | Sebadoh | 120 | Demo 2 | Sebadoh | 120 | numbers
! Instrumental | Galaxie 500 | 170 | Demo | Galaxie 500 | 170 | two titles
! The Edit | Everything Everything | 200 | The Remix | Everything Everything | 201 | two titles
! Mix Tape | Butch Walker | 234 | Tape | Butch Walker | 234 | mix is a word of the title
! Original | Leona | 200 | Original (Live) | Leona | 200 | live of it
! Remastered | Comedian | 100 | Remixed | Comedian | 100 | two titles
! Mono | Courtney Love | 220 | Stereo | Courtney Love | 220 | two titles
! Edit | Regina Spektor | 293 | Radio | Regina Spektor | 293 | two titles
! 17 | MK | 196 | 7 | MK | 196 | numbers
! 1979 | The Smashing Pumpkins | 266 | 1999 | The Smashing Pumpkins | 266 | numbers
! Harder to Breathe | Maroon 5 | 173 | Harder to Breathe | Maroon | 173 | a number in the name
! Alone | Heart | 218 | Alone | Heartless | 218 | two names
! Crazy | Gnarls Barkley | 177 | Crazy | Patsy Cline | 178 | two songs
! Hello | Adele | 295 | Hello | Adèle Castillon | 295 | two names
! Run | Snow Patrol | 354 | Run | Snow | 354 | two names
! Angel | Massive Attack | 379 | Angels | Massive Attack | 379 | one letter
! Song for the Dead | Queens of the Stone Age | 350 | Song for the Deaf | Queens of the Stone Age | 350 | one letter
! ÷ | Ed Sheeran | 200 | × | Ed Sheeran | 200 | signs
! バカ | 銀杏BOYZ | 200 | パカ | 銀杏BOYZ | 200 | kana that differ by a mark
! はな | ORANGE RANGE | 220 | ばな | ORANGE RANGE | 220 | kana that differ by a mark
! दिल | Arijit Singh | 250 | दल | Arijit Singh | 250 | Hindi vowel signs
! 千本桜 | 初音ミク | 244 | 桜 | 初音ミク | 244 | two titles
! Что такое осень | ДДТ | 290 | Осень | ДДТ | 290 | two titles
! Believe | Cher | 239 | Believer | Cher | 239 | one letter
! Home | Michael Bublé | 225 | Home | Michael | 225 | two names
! Wings | Birdy | 252 | Birdy | Wings | 252 | exchanged
! Untitled (How Does It Feel) | D'Angelo | 430 | Untitled | D'Angelo | 430 | bracket that is title
! Hurricane (Part of Me) | Thrice | 260 | Hurricane | Thrice | 260 | part is a word of the title
! Part of Me | Katy Perry | 215 | Part of It | Katy Perry | 215 | part is a word of the title
! Bonus | Gucci Mane | 200 | Track | Gucci Mane | 200 | two titles
! Sing (Single) | Travis | 228 | Single (Sing) | Travis | 228 | exchanged
! Dance (Club Life) | Tiësto | 210 | Dance | Tiësto | 210 | bracket that is title
! Deluxe | Better Than Ezra | 190 | Deluxe - Acoustic | Better Than Ezra | 190 | acoustic of it
! From Me to You | The Beatles | 116 | To You | The Beatles | 116 | from is a word of the title
! Far (From Home) | Five Finger Death Punch | 212 | Far | Five Finger Death Punch | 212 | from is a word of the title
! Clean (Up) | Soccer Mommy | 200 | Clean | Soccer Mommy | 200 | bracket that is title
! 1+1 | Beyoncé | 273 | 11 | Beyoncé | 273 | signs between numbers
! Theme | Ratatat | 180 | Theme (Interlude) | Ratatat | 180 | interlude
`;
