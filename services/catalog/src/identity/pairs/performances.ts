/** Live, unplugged, acoustic, demos, sessions, takes: other performances, and different spellings of one. */
export const PERFORMANCES = `
! Creep | Radiohead | 238 | Creep - Live | Radiohead | 240 | live
! Fix You | Coldplay | 295 | Fix You (Live) | Coldplay | 296 | live in brackets
! Love of My Life | Queen | 217 | Love of My Life - Live | Queen | 219 | live
! Radio Ga Ga - Live at Wembley Stadium | Queen | 343 | Radio Ga Ga - Remastered 2011 | Queen | 344 | live at a place
! Hallelujah | Jeff Buckley | 413 | Hallelujah (Live at Bataclan) | Jeff Buckley | 415 | live at a place
! I Will Always Love You - Live from Paris | Dolly Parton | 180 | I Will Always Love You - Live in London | Dolly Parton | 181 | two concerts
! One - Live in Moscow | Metallica | 460 | One - Live in Seattle | Metallica | 462 | two concerts
! Yellow - Live in Sydney 2003 | Coldplay | 330 | Yellow - Live in Buenos Aires | Coldplay | 331 | two concerts
! Purple Rain - Live 1985 | Prince | 500 | Purple Rain - Live 2007 | Prince | 502 | two years
! Where the Streets Have No Name - Live at Slane Castle 1981 | U2 | 330 | Where the Streets Have No Name - Live at Slane Castle 2001 | U2 | 332 | two years at one place
! Evidências (Ao Vivo) | Chitãozinho & Xororó | 279 | Evidências | Chitãozinho & Xororó | 279 | Portuguese live
! Infiel - Ao Vivo | Marília Mendonça | 178 | Infiel - Acústico | Marília Mendonça | 179 | live and acoustic
! Rayando el Sol (En Vivo) | Maná | 250 | Rayando el Sol | Maná | 251 | Spanish live
! Vivir Mi Vida - En Vivo | Marc Anthony | 252 | Vivir Mi Vida | Marc Anthony | 252 | Spanish live
! Albachiara (Live) | Vasco Rossi | 245 | Albachiara - Remastered | Vasco Rossi | 246 | live
! Sally - Dal Vivo | Vasco Rossi | 300 | Sally | Vasco Rossi | 300 | Italian live
! Ne me quitte pas - En public | Jacques Brel | 230 | Ne me quitte pas | Jacques Brel | 231 | French live
! Tage wie diese - Live | Die Toten Hosen | 265 | Tage wie diese | Die Toten Hosen | 266 | German song, live
! Über den Wolken - Live aus Berlin | Reinhard Mey | 230 | Über den Wolken | Reinhard Mey | 231 | German live
! About a Girl - MTV Unplugged | Nirvana | 168 | About a Girl | Nirvana | 168 | unplugged
! Layla - Acoustic; Live at MTV Unplugged | Eric Clapton | 280 | Layla | Eric Clapton | 281 | unplugged
! Tears in Heaven - Unplugged | Eric Clapton | 274 | Tears in Heaven | Eric Clapton | 275 | unplugged
! Corazón Espinado (MTV Unplugged) | Maná | 270 | Corazón Espinado | Maná | 271 | unplugged
! Thinking out Loud (Acoustic) | Ed Sheeran | 281 | Thinking out Loud | Ed Sheeran | 281 | acoustic
! Skinny Love - Acoustic Version | Birdy | 201 | Skinny Love | Birdy | 201 | acoustic version
! Wrecking Ball (Acústico) | Miley Cyrus | 221 | Wrecking Ball | Miley Cyrus | 221 | Spanish acoustic
! Auf uns - Akustik Version | Andreas Bourani | 236 | Auf uns | Andreas Bourani | 236 | German acoustic
! Balada Triste (Version acoustique) | Indila | 250 | Balada Triste | Indila | 250 | French acoustic
! Lost Cause - Stripped | Beck | 225 | Lost Cause | Beck | 227 | stripped
! Dancing On My Own - Piano Version | Robyn | 260 | Dancing On My Own | Robyn | 260 | piano
! Let It Be (Demo) | The Beatles | 243 | Let It Be | The Beatles | 243 | demo
! Blank Space - Demo | Taylor Swift | 231 | Blank Space | Taylor Swift | 231 | demo
! Today - Early Demo | The Smashing Pumpkins | 199 | Today | The Smashing Pumpkins | 200 | demo
! Baba O'Riley - Original Demo | The Who | 300 | Baba O'Riley - Original Album Version | The Who | 301 | the word original in both
! Something - Take 39 | The Beatles | 182 | Something - Remastered 2009 | The Beatles | 183 | take
! While My Guitar Gently Weeps - Take 1 | The Beatles | 210 | While My Guitar Gently Weeps - Take 27 | The Beatles | 211 | two takes
! So What - Alternate Take | Miles Davis | 540 | So What | Miles Davis | 541 | alternate take
! Blue in Green - Outtake | Miles Davis | 337 | Blue in Green | Miles Davis | 337 | outtake
! Teenage Kicks - John Peel Session | The Undertones | 147 | Teenage Kicks | The Undertones | 148 | session
! Say You Won't Let Go - Spotify Session | James Arthur | 211 | Say You Won't Let Go | James Arthur | 211 | session
! Ocean Eyes - Recorded at Spotify Studios NYC | Billie Eilish | 200 | Ocean Eyes | Billie Eilish | 200 | recorded at
! Jolene (Studio Rehearsal) | Dolly Parton | 161 | Jolene | Dolly Parton | 161 | rehearsal
! Valerie - Live At BBC Radio 1 Live Lounge | Amy Winehouse | 231 | Valerie | Amy Winehouse | 230 | live lounge
! Video Games - Live From Spotify London | Lana Del Rey | 281 | Video Games | Lana Del Rey | 282 | live
! Wonderwall | Oasis | 258 | Wonderwall (Live at Knebworth, 10 August '96) | Oasis | 260 | live with a date
! Don't Look Back in Anger - Live at Knebworth, 10 August | Oasis | 290 | Don't Look Back in Anger - Live at Wembley | Oasis | 290 | two concerts
! Song 2 - Live at Hyde Park | Blur | 125 | Song 2 - Live at Wembley Stadium | Blur | 126 | two concerts
! Parklife (Live at Wembley Arena) | Blur | 190 | Parklife (Live at Wembley Stadium) | Blur | 190 | two places of one name
! 怪獣の花唄 (Live) | Vaundy | 225 | 怪獣の花唄 | Vaundy | 225 | live of a Japanese song
! 夜に駆ける (ライブ) | YOASOBI | 261 | 夜に駆ける | YOASOBI | 261 | Japanese live
! Pretender -acoustic ver.- | Official髭男dism | 327 | Pretender | Official髭男dism | 326 | Japanese way to mark
! Группа крови (Live) | Кино | 285 | Группа крови | Кино | 286 | live of a Cyrillic song
! Live | Superfruit | 200 | Live (Live) | Superfruit | 200 | a title that is a marker, live
! Acoustic | Billy Raffoul | 219 | Acoustic - Acoustic | Billy Raffoul | 219 | a title that is a marker, acoustic
! Forever (Live) | Drake | 357 | Live Forever | Drake | 357 | the word stands elsewhere
! Long Live | Taylor Swift | 317 | Long | Taylor Swift | 317 | live is a word of the title
! Hurt - Live from Abbey Road | Nine Inch Nails | 375 | Hurt - Live from the Artists Den | Nine Inch Nails | 376 | two places
! Redemption Song - Band Version | Bob Marley & The Wailers | 229 | Redemption Song | Bob Marley & The Wailers | 229 | with the band
! Feeling Good - Rehearsal | Nina Simone | 174 | Feeling Good | Nina Simone | 174 | rehearsal
! Get Up, Stand Up - Live At The Lyceum, London / July 18, 1975 | Bob Marley & The Wailers | 390 | Get Up, Stand Up - Live At The Rainbow Theatre, London / 1977 | Bob Marley & The Wailers | 391 | two concerts
= Radio Ga Ga - Live at Wembley | Queen | 357 | Radio Ga Ga (Live at Wembley) | Queen | 357 | dash and bracket
= Under Pressure - Live at Wembley Stadium | Queen | 221 | Under Pressure [Live At Wembley Stadium] | Queen | 221 | dash and square bracket
= We Will Rock You (Live at Wembley) | Queen | 166 | We Will Rock You [Live At Wembley Stadium] | Queen | 166 | stadium said and not
= We Are the Champions - Live at Wembley Stadium / 1986 | Queen | 245 | We Are The Champions (Live At Wembley Stadium, July 1986) | Queen | 245 | the month said and not
= Comfortably Numb - Live, Delicate Sound of Thunder | Pink Floyd | 535 | Comfortably Numb (Live, Delicate Sound Of Thunder) | Pink Floyd | 536 | dash and bracket
= Creep - Live | Radiohead | 241 | Creep (Live) | Radiohead | 241 | dash and bracket
= Creep (Live Version) | Radiohead | 241 | Creep [Live] | Radiohead | 241 | version said and not
= Zombie (Live) | The Cranberries | 301 | Zombie - Live; Remastered | The Cranberries | 301 | remaster of a live one
= Baby, I Love Your Way - Live | Peter Frampton | 283 | Baby, I Love Your Way (Live / Remastered 2001) | Peter Frampton | 284 | remaster of a live one
= Folsom Prison Blues - Live at Folsom State Prison, Folsom, CA - January 1968 | Johnny Cash | 162 | Folsom Prison Blues (Live at Folsom State Prison, Folsom, CA - January 1968) | Johnny Cash | 163 | a dash in the place
= A Boy Named Sue - Live at San Quentin State Prison | Johnny Cash | 226 | A Boy Named Sue (Live At San Quentin State Prison) - Remastered | Johnny Cash | 226 | remaster of a live one
= The Man Who Sold the World - Live | Nirvana | 260 | The Man Who Sold The World (Live) | Nirvana | 261 | dash and bracket
= About a Girl - MTV Unplugged | Nirvana | 217 | About a Girl (Live On MTV Unplugged) | Nirvana | 217 | unplugged spelt in two ways
= All Apologies - MTV Unplugged | Nirvana | 262 | All Apologies (MTV Unplugged Version) | Nirvana | 263 | version said and not
= Where Did You Sleep Last Night - Live On MTV Unplugged, 1993 | Nirvana | 305 | Where Did You Sleep Last Night (MTV Unplugged In New York) | Nirvana | 305 | one unplugged concert
= Stereo Love - Acoustic | Edward Maya | 230 | Stereo Love (Acoustic Version) | Edward Maya | 230 | version said and not
= Lady - Acoustic Version | Brett Young | 215 | Lady [Acoustic] | Brett Young | 215 | version said and not
= Hear Me Now - Acústico | Alok | 190 | Hear Me Now (Acoustic) | Alok | 190 | Spanish and English
= Ai Se Eu Te Pego (Ao Vivo) | Michel Teló | 166 | Ai Se Eu Te Pego - Live | Michel Teló | 166 | Portuguese and English
= Largado às Traças - Ao Vivo | Zé Neto & Cristiano | 171 | Largado Às Traças (Ao Vivo) | Zé Neto & Cristiano | 171 | dash and bracket
= Medo Bobo - Ao Vivo Em Goiânia | Maiara & Maraisa | 170 | Medo Bobo (Ao Vivo em Goiânia) | Maiara & Maraisa | 170 | a place in Portuguese
= Cuando Seas Grande (En Vivo) | Miguel Mateos | 280 | Cuando Seas Grande - En Directo | Miguel Mateos | 281 | two Spanish words for live
= Te Llevo Para Que Me Lleves - Live | Gustavo Cerati | 290 | Te Llevo Para Que Me Lleves (En Vivo) | Gustavo Cerati | 290 | Spanish and English
= Sally (Live) | Vasco Rossi | 310 | Sally - Dal Vivo | Vasco Rossi | 310 | Italian and English
= Mistral gagnant (en public) | Renaud | 170 | Mistral gagnant - Live | Renaud | 170 | French and English
= Blank Space (Demo) | Taylor Swift | 231 | Blank Space - Demo Version | Taylor Swift | 231 | version said and not
= Wonderwall (Unplugged) | Oasis | 250 | Wonderwall - Unplugged | Oasis | 250 | dash and bracket
= Dancing On My Own (Piano) | Robyn | 260 | Dancing On My Own - Piano Version | Robyn | 260 | version said and not
= Someone You Loved (Live Acoustic) | Lewis Capaldi | 190 | Someone You Loved - Acoustic / Live | Lewis Capaldi | 190 | words in another order
= Stay With Me - Live From Spotify London | Sam Smith | 180 | Stay With Me (Live from Spotify, London) | Sam Smith | 180 | comma
= No Surprises (BBC Live Session) | Radiohead | 230 | No Surprises - Live BBC Session | Radiohead | 230 | words in another order
= Something In The Way - Live | Nirvana | 240 | Something in the Way (Live) (2021 Remaster) | Nirvana | 241 | remaster of a live one
= Ocean Eyes - Recorded at Spotify Studios NYC | Billie Eilish | 200 | Ocean Eyes (Recorded at Spotify Studios NYC) | Billie Eilish | 200 | dash and bracket
= 夜に駆ける (Live) | YOASOBI | 262 | 夜に駆ける (ライブ) | YOASOBI | 262 | Japanese and English
= Pretender -acoustic ver.- | Official髭男dism | 327 | Pretender (Acoustic Version) | Official髭男dism | 327 | ways to mark
= So What (Alternate Take) | Miles Davis | 540 | So What - Alternate Take | Miles Davis | 540 | dash and bracket
= Jeremy (feat. Chris Cornell) - Live | Pearl Jam | 330 | Jeremy (Live) [feat. Chris Cornell] | Pearl Jam | 330 | guest and live
= Crossroads - Live at Winterland, San Francisco, CA, 3/10/1968 | Cream | 254 | Crossroads (Live at Winterland, San Francisco, CA, 3/10/1968) | Cream | 254 | a date with slashes
`;
