/** Notes about the issue: remasters, transfers, albums and singles, editions, ratings, films, guests, credits. */
export const ISSUES_OF_ONE_RECORDING = `
= Bohemian Rhapsody | Queen | 354 | Bohemian Rhapsody - Remastered 2011 | Queen | 354 | remaster with a year
= Here Comes The Sun - Remastered 2009 | The Beatles | 185 | Here Comes the Sun - 2019 Remaster | The Beatles | 186 | two remasters
= Hotel California - 2013 Remaster | Eagles | 391 | Hotel California | Eagles | 391 | remaster, year first
= Dreams - 2004 Remaster | Fleetwood Mac | 257 | Dreams (2004 Remastered) | Fleetwood Mac | 258 | dash and bracket
= Go Your Own Way - 2004 Remaster | Fleetwood Mac | 223 | Go Your Own Way [Remastered] | Fleetwood Mac | 223 | square bracket
= Stairway to Heaven - Remaster | Led Zeppelin | 482 | Stairway to Heaven - 1990 Remaster | Led Zeppelin | 481 | with and without a year
= Whole Lotta Love - 1990 Remaster | Led Zeppelin | 334 | Whole Lotta Love - Digitally Remastered | Led Zeppelin | 333 | digitally
= Take On Me | a-ha | 225 | Take on Me - 2015 - Remaster | a-ha | 225 | a dash inside the note
= Heroes - 2017 Remaster | David Bowie | 371 | "Heroes" - 1999 Remastered Version | David Bowie | 371 | quotes in a title
= Starman - 2012 Remaster | David Bowie | 254 | Starman (2012 Remastered Version) | David Bowie | 254 | version in the note
= Wish You Were Here | Pink Floyd | 334 | Wish You Were Here - 2011 Remastered Version | Pink Floyd | 334 | remastered version
= Every Breath You Take - Remastered 2003 | The Police | 253 | Every Breath You Take | The Police | 254 | remaster
= Sultans Of Swing | Dire Straits | 348 | Sultans of Swing - Remastered 1996 | Dire Straits | 348 | remaster
= Running Up That Hill (A Deal With God) - 2018 Remaster | Kate Bush | 300 | Running Up That Hill (A Deal With God) | Kate Bush | 298 | a bracket that is title
= La Bamba (Single Version; 2007 Remaster) | Ritchie Valens | 126 | La Bamba | Ritchie Valens | 127 | two notes in one
= Blue Monday - 2016 Remaster | New Order | 449 | Blue Monday - 2015 Remastered Version | New Order | 448 | two remasters
= De Música Ligera - Remasterizado 2007 | Soda Stereo | 211 | De Música Ligera | Soda Stereo | 211 | Spanish remaster
= Persiana Americana - Remasterizado 2007 | Soda Stereo | 292 | Persiana Americana - Remastered | Soda Stereo | 293 | Spanish and English note
= Azzurro - Remastered 2008 | Adriano Celentano | 219 | Azzurro (Rimasterizzato) | Adriano Celentano | 220 | Italian remaster
= Non, je ne regrette rien - Remasterisé en 2012 | Édith Piaf | 142 | Non, je ne regrette rien | Édith Piaf | 143 | French remaster
= Águas de Março - Remasterizado | Elis Regina | 212 | Aguas de Marco | Elis Regina | 212 | Portuguese remaster, accents
= 真夜中のドア (2021 リマスター) | 松原みき | 310 | 真夜中のドア | 松原みき | 310 | Japanese remaster
= プラスティック・ラヴ (Remastered) | 竹内まりや | 292 | プラスティック・ラヴ | 竹内まりや | 292 | remaster of a Japanese title
= 99 Luftballons | Nena | 233 | 99 Luftballons - Remastered 2008 | Nena | 232 | remaster
= Nothing Else Matters (Remastered) | Metallica | 388 | Nothing Else Matters | Metallica | 388 | remaster
= Wonderwall - Remastered | Oasis | 258 | Wonderwall (Remastered 2014) | Oasis | 259 | remaster
= Paint It, Black - Mono | The Rolling Stones | 224 | Paint It Black | The Rolling Stones | 225 | mono transfer
= Like a Rolling Stone - Mono Version | Bob Dylan | 369 | Like a Rolling Stone | Bob Dylan | 370 | mono version
= Good Vibrations (Stereo) | The Beach Boys | 219 | Good Vibrations - Remastered | The Beach Boys | 219 | stereo transfer
= The Sound of Silence - Mono Single Version | Simon & Garfunkel | 184 | The Sound of Silence - Single Version | Simon & Garfunkel | 185 | mono single
= Respect (2003 Mono) | Aretha Franklin | 147 | Respect - Mono | Aretha Franklin | 146 | mono with a year
= House Of The Rising Sun - Stereo Version | The Animals | 269 | House of the Rising Sun - Mono | The Animals | 269 | transfers
= In the End | Linkin Park | 216 | In The End (Album Version) | Linkin Park | 217 | album version
= Boulevard of Broken Dreams - LP Version | Green Day | 262 | Boulevard of Broken Dreams | Green Day | 261 | LP version
= Torn - Album Version | Natalie Imbruglia | 244 | Torn | Natalie Imbruglia | 243 | album version
= My Girl - Single Version | The Temptations | 165 | My Girl | The Temptations | 165 | the single of a soul song is the song
= I Want You Back - Single Version | The Jackson 5 | 177 | I Want You Back | The Jackson 5 | 178 | single of the same length
= What's Going On (Original Single Version) | Marvin Gaye | 232 | What's Going On | Marvin Gaye | 233 | single of the same length
= Video Killed The Radio Star - Single Version | The Buggles | 206 | Video Killed the Radio Star (Single) | The Buggles | 206 | two ways to say single
= Louie Louie - 45 Version | The Kingsmen | 163 | Louie Louie | The Kingsmen | 163 | a 45 is a single
= Rapper's Delight - 7" Version | The Sugarhill Gang | 297 | Rapper's Delight (7 Inch Version) | The Sugarhill Gang | 297 | inches
= Blister in the Sun - 2002 Remaster | Violent Femmes | 144 | Blister In The Sun (Deluxe Edition) | Violent Femmes | 143 | edition of the album
= Smells Like Teen Spirit - 20th Anniversary Edition | Nirvana | 301 | Smells Like Teen Spirit | Nirvana | 301 | anniversary
= Come As You Are - Deluxe Version | Nirvana | 219 | Come As You Are - Remastered 2021 | Nirvana | 218 | edition, remaster
= Superstition (40th Anniversary Version / 2010 Remastered) | Stevie Wonder | 266 | Superstition | Stevie Wonder | 266 | anniversary and remaster
= Snow On The Beach - Bonus Track | Iron Maiden | 250 | Snow On The Beach | Iron Maiden | 250 | bonus
= I Miss You (Bonus Track) | Beyoncé | 180 | I Miss You | Beyoncé | 179 | bonus
= Hidden Place (Japanese Bonus Track) | Björk | 328 | Hidden Place | Björk | 328 | bonus of a country
= Lose Yourself - From "8 Mile" Soundtrack | Eminem | 326 | Lose Yourself | Eminem | 326 | film, dash
= Lose Yourself (From "8 Mile") | Eminem | 320 | Lose Yourself - Soundtrack Version | Eminem | 322 | film, soundtrack version
= Let It Go - From "Frozen"/Soundtrack Version | Idina Menzel | 223 | Let It Go (From "Frozen") | Idina Menzel | 224 | film
= Let It Go (From the Motion Picture "Frozen") | Idina Menzel | 224 | Let It Go | Idina Menzel | 224 | film
= A Whole New World (From "Aladdin") | Zayn | 242 | A Whole New World - From the Film Aladdin | Zayn | 242 | film without quotes
= Shallow - From A Star Is Born Soundtrack | Lady Gaga | 215 | Shallow | Lady Gaga | 216 | soundtrack without quotes
= Love Me Like You Do - From "Fifty Shades Of Grey" | Ellie Goulding | 252 | Love Me Like You Do | Ellie Goulding | 252 | film
= Not Today - From "Me Before You" (Original Motion Picture Soundtrack) | Imagine Dragons | 259 | Not Today | Imagine Dragons | 259 | film and soundtrack
= Tum Hi Ho (From "Aashiqui 2") | Arijit Singh | 261 | Tum Hi Ho | Arijit Singh | 262 | Indian film
= Eye of the Tiger - From "Rocky III" | Survivor | 245 | Eye of the Tiger | Survivor | 243 | film
= Mad World (From the Film “Donnie Darko”) | Gary Jules | 189 | Mad World | Gary Jules | 189 | typographic quotes
= Comptine d'un autre été (Bande originale du film "Amélie") | Yann Tiersen | 140 | Comptine d'un autre été | Yann Tiersen | 140 | French film
= Uptown Funk (feat. Bruno Mars) | Mark Ronson | 270 | Uptown Funk | Mark Ronson | 270 | guest
= Uptown Funk ft. Bruno Mars | Mark Ronson | 269 | Uptown Funk [feat. Bruno Mars] | Mark Ronson | 270 | guest without brackets
= Empire State of Mind (feat. Alicia Keys) | JAY-Z | 277 | Empire State Of Mind [Jay-Z + Alicia Keys] [feat. Alicia Keys] | JAY-Z | 277 | names of a store
= I Don't Care (with Justin Bieber) | Ed Sheeran | 220 | I Don't Care | Ed Sheeran | 219 | with a guest
= Señorita | Shawn Mendes | 191 | Señorita (with Camila Cabello) | Shawn Mendes | 191 | with a guest
= Sunflower - Spider-Man: Into the Spider-Verse | Post Malone | 158 | Sunflower (Spider-Man: Into the Spider-Verse) | Post Malone | 158 | film as a subtitle
= We Don't Talk Anymore (feat. Selena Gomez) - Album Version | Charlie Puth | 217 | We Don't Talk Anymore | Charlie Puth | 218 | guest and album
= Airplanes (featuring Hayley Williams of Paramore) | B.o.B | 180 | Airplanes - featuring Hayley Williams of Paramore | B.o.B | 180 | featuring written out
= Taki Taki (con Selena Gomez, Ozuna & Cardi B) | DJ Snake | 212 | Taki Taki | DJ Snake | 212 | Spanish with
= Loka (Part. Anitta) | Simone & Simaria | 184 | Loka | Simone & Simaria | 184 | Portuguese guest
= SICKO MODE (Explicit) | Travis Scott | 312 | SICKO MODE | Travis Scott | 313 | explicit
= HUMBLE. | Kendrick Lamar | 177 | Humble (Explicit Version) | Kendrick Lamar | 177 | explicit, full stop
= In Da Club (Explicit Album Version) | 50 Cent | 193 | In Da Club | 50 Cent | 193 | explicit album version
= Stan (Clean Version) | Eminem | 404 | Stan | Eminem | 404 | words are muted, the recording is one
= Superman - Album Version (Edited) | Eminem | 350 | Superman | Eminem | 350 | censored
= F**k You | CeeLo Green | 223 | Fuck You | CeeLo Green | 222 | masked word
= Ignorant Sh*t | JAY-Z | 222 | Ignorant Shit | JAY-Z | 222 | masked word
= Animals - Original Mix | Martin Garrix | 304 | Animals | Martin Garrix | 303 | original mix
= Strobe (Original Mix) | deadmau5 | 637 | Strobe | deadmau5 | 637 | original mix
= Around the World - Original Version | Daft Punk | 429 | Around the World | Daft Punk | 429 | original version
= Sandstorm (Original) | Darude | 226 | Sandstorm | Darude | 225 | original
= Mask Off [Prod. Metro Boomin] | Future | 204 | Mask Off | Future | 204 | producer's credit
= Rolling in the Deep (Official Audio) | Adele | 228 | Rolling in the Deep | Adele | 228 | title of a video
= Despacito (Official Music Video) ft. Daddy Yankee | Luis Fonsi | 228 | Despacito | Luis Fonsi | 229 | title of a video
= Bailando (Studio Version) | Enrique Iglesias | 243 | Bailando | Enrique Iglesias | 243 | studio
= Juicy - 2005 Remaster | The Notorious B.I.G. | 302 | Juicy (2005 Remaster) (Explicit) | The Notorious B.I.G. | 302 | remaster and rating
= Help! Remastered 2009 | The Beatles | 139 | Help! - Remastered 2009 | The Beatles | 139 | remaster without a sign before it
= Redbone (Main Version - Explicit) | Childish Gambino | 326 | Redbone | Childish Gambino | 326 | main version
! bad guy | Billie Eilish | 194 | bad guy (with Justin Bieber) | Billie Eilish | 194 | a guest sings in the second
! Levitating | Dua Lipa | 203 | Levitating (feat. DaBaby) | Dua Lipa | 203 | a guest raps in the second
! Without Me | Halsey | 201 | Without Me (with Juice WRLD) | Halsey | 228 | a guest, another length
! Say So | Doja Cat | 237 | Say So (feat. Nicki Minaj) | Doja Cat | 206 | a guest, another length
! Bad Blood | Taylor Swift | 211 | Bad Blood (feat. Kendrick Lamar) | Taylor Swift | 199 | a guest, another length
! Light My Fire - Single Version | The Doors | 174 | Light My Fire | The Doors | 429 | a single that was cut
! Layla - Single Version | Derek & The Dominos | 163 | Layla | Derek & The Dominos | 423 | a single that was cut
! Aqualung - 2011 Mix | Jethro Tull | 397 | Aqualung | Jethro Tull | 397 | mixed anew
! Come Together - 2019 Mix | The Beatles | 260 | Come Together - Remastered 2009 | The Beatles | 259 | mixed anew
! Strawberry Fields Forever - 2015 Stereo Mix | The Beatles | 247 | Strawberry Fields Forever - Remastered 2009 | The Beatles | 247 | mixed anew
! Alive - 2004 Remix | Pearl Jam | 340 | Alive - Remastered | Pearl Jam | 340 | mixed anew
! Original Sin | INXS | 320 | Original Sin (Extended) | INXS | 322 | extended
! Boogie Wonderland | Earth, Wind & Fire | 288 | Boogie Wonderland - Instrumental | Earth, Wind & Fire | 288 | instrumental
! Two Princes (Live) [Remastered] | Spin Doctors | 258 | Two Princes [Remastered] | Spin Doctors | 257 | live, remastered
! Roxanne - Live; Remastered 2003 | The Police | 192 | Roxanne - Remastered 2003 | The Police | 192 | live, remastered
! Creep (Acoustic) - Remastered | Radiohead | 237 | Creep - Remastered | Radiohead | 238 | acoustic, remastered
! Gangsta's Paradise - Re-Recorded / Remastered | Coolio | 240 | Gangsta's Paradise - Remastered | Coolio | 240 | recorded anew
! Tainted Love (Rerecorded) | Soft Cell | 160 | Tainted Love (Remastered) | Soft Cell | 161 | recorded anew
! Hurt (with strings) | Johnny Cash | 217 | Hurt | Johnny Cash | 218 | strings are no guest
! Thank You - With Rap | Jamelia | 205 | Thank You | Jamelia | 206 | another recording with a rap
! Dancing | Billy Idol | 200 | Dancing With Myself | Billy Idol | 200 | with is a word of the title
! Sleeping (With the TV On) | Dashboard Confessional | 194 | Sleeping | Dashboard Confessional | 194 | with is a word of the title
! Alone (with You) | Texas | 230 | Alone | Texas | 231 | with is a word of the title
! Album of the Year | The Good Life | 310 | Of the Year | The Good Life | 310 | album is a word of the title
! Single Ladies (Put a Ring on It) | Beyoncé | 193 | Ladies | Beyoncé | 193 | single is a word of the title
! Explicit | Ciara | 200 | Clean | Ciara | 201 | titles
`;
