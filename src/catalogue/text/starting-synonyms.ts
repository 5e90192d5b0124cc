/**
 * The synonyms to start with, one group a line, in the engine-neutral form that an operator may replace: words and
 * phrases between commas mean the same; `a, b => c, d` finds c and d for a and b, and not the other way round.
 */
export const startingSynonyms = `
# Bags
handbag, purse, pocketbook, handtasche
bag, tasche
backpack, rucksack, knapsack
duffel bag, duffle bag, gym bag, holdall, sports bag
crossbody bag, sling bag, shoulder bag
wallet, billfold, geldbeutel, geldbörse, portemonnaie
suitcase, luggage, trolley, koffer
fanny pack, bum bag, waist bag, belt bag
# Tops
sweater, jumper, pullover, pulli
cardigan, strickjacke
sweatshirt, hoodie, hooded sweatshirt, kapuzenpullover, kapuzenpulli
hoody => hoodie, sweatshirt
tshirt, tee, tees
tank top, vest top, singlet, camisole
shirt, hemd
blouse, bluse
waistcoat, gilet, weste
polo shirt, polo
kurta, kurti, kurtis, tunic
# Outerwear
jacket, jacke
coat, mantel
raincoat, rain jacket, mac, mackintosh, regenjacke
windbreaker, windcheater, anorak
puffer jacket, down jacket, quilted jacket, padded jacket
# Bottoms
trousers, pants, slacks, hose
jeans, denims, denim pants, dungarees
track pants, joggers, jogging pants, sweatpants, sweat pants, tracksuit bottoms, jogginghose
capri, capris, cropped pants, three quarter pants
leggings, jeggings, tights => leggings, jeggings, tights
tights, pantyhose, stockings, hosiery, strumpfhose
skirt, rock
shorts, bermuda shorts, bermudas
# Dresses
dress, gown, frock, kleid
dressing gown, bathrobe, robe, bademantel
nightgown, nightdress, nightie, nightshirt, nachthemd
pajamas, nightsuit, night suit, sleepwear, lounge set, schlafanzug
saree, sari, sarees, saris
jumpsuit, playsuit, romper, overall
suit, anzug
tuxedo, dinner jacket
# Underwear and swimwear
panties, knickers, briefs, underpants, slip
boxer shorts, boxers, trunks, boxer briefs
bra, brassiere, bh
underwear, innerwear, undergarment, undergarments, unterwäsche
lingerie, intimates
undershirt, vest, innerwear vest
swimsuit, bathing suit, swimwear, swimming costume, swim suit, badeanzug
swim trunks, swimming trunks, swim shorts, board shorts
socks, socken
girdle, shapewear, waist trainer, body shaper
# Shoes
sneakers, trainers, sports shoes, running shoes, turnschuhe, sneaker
sneakers, plimsolls, tennis shoes
shoes, footwear, schuhe
flip flops, thong sandals, zehentrenner
sandals, sandalen
boots, stiefel
heels, high heels, pumps, stilettos
flats, ballet flats, ballerinas, ballet pumps, ballerina shoes
loafers, moccasins, slip ons
clogs, mules
slippers, house shoes, hausschuhe, pantoffeln
# Accessories
sunglasses, shades, sunnies, sun glasses, sonnenbrille
glasses, spectacles, eyeglasses, eyewear, brille
watch, wristwatch, timepiece, uhr, armbanduhr
hat, hut
cap, baseball cap, mütze
beanie, woolly hat, knit cap
scarf, muffler, schal
shawl, stole, dupatta
gloves, mittens, handschuhe
tie, necktie, krawatte
bow tie, bowtie, fliege
belt, gürtel
suspenders, braces, hosenträger
jewelry, schmuck
necklace, kette, halskette
earrings, ohrringe, ear rings, studs
bracelet, bangle, bangles, armband
ring, ringe
umbrella, brolly, regenschirm
# Care
perfume, fragrance, eau de toilette, eau de parfum, cologne, parfum
deodorant, deo
lipstick, lip colour, lippenstift
lip gloss, lip balm
nail polish, nail varnish, nail lacquer, nagellack
mascara, wimperntusche
moisturizer, face cream, body lotion
foundation, make up, makeup
# Colours
red, rot, rote, roter, rotes
blue, blau, blaue, blauer, blaues
green, grün, grüne, grüner, grünes
black, schwarz, schwarze, schwarzer, schwarzes
white, weiß, weiss, weiße, weißer, weißes
yellow, gelb, gelbe, gelber, gelbes
gray, grau
brown, braun, braune, brauner, braunes
pink, rosa
purple, violet, lila, violett
navy, navy blue, dunkelblau, marine
multicolor, multi, multi coloured, bunt, mehrfarbig
maroon, burgundy, wine red, weinrot, bordeaux
beige, cream, off white, ecru
golden, gold
silver, silber
turquoise, teal, türkis
# General
kids, childrens, kinder
plus size, plus, large size, curvy, große größen
maternity, pregnancy, umstandsmode
sofa, couch
tv, television
laptop, notebook computer
mobile phone, cell phone, cellphone, smartphone
bike, bicycle, fahrrad
rug, carpet, teppich
pillow, cushion, kissen
curtain, drapes, vorhang
trash can, garbage can, dustbin
faucet, tap, wasserhahn
flashlight, torch, taschenlampe
diaper, nappy, windel
stroller, pushchair, pram, kinderwagen
vacuum cleaner, hoover, staubsauger
`;
