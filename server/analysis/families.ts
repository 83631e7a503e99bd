/**
 * Dutch words that belong to one subject though they share no letters: `boer`, `vee` and `stal`.
 *
 * General vocabulary of public life, the neighbourhood and everyday talk, finer than the fields of `concepts.ts` and wider
 * than the synonyms of `synonyms.ts`: words of one line are often about the same thing, they need not mean the same. A
 * word may stand in several lines. Matched by stem and by compound part; `*` matches every word that begins so.
 */
import type { DutchText } from './text.ts'
import { stripAccents } from './text.ts'

/** One family per line; the first word names it. */
const FAMILIES = `
boer boeren boerin landbouw* agrari* akkerbouw* veeteelt veehouder* tuinder* gewas* oogst* teelt telers boerderij* platteland*
vee koe koeien varken* kip kippen kalf kalveren stal stallen melkvee veestapel slacht* pluimvee bio-industrie
mest stikstof* ammoniak* kunstmest uitspoeling
bestrijdingsmiddel* pesticide* glyfosaat gif gifstoffen landbouwgif onkruid insecticide*
gezinshuis pleegzorg pleegkind* pleegouder* uithuisplaats* adoptie
dier dieren dierenwelzijn dierproe* huisdier* proefdier* jacht jagen jagers stroperij
hond honden kat katten hondenpoep uitlaten poepzakjes losloopgebied blaffen
natuur natuurgebied* biodivers* bos bossen bomen boom heide planten vogels bijen insecten wolf wolven
groen plantsoen* park parken gras beplanting struiken bloem* tuin tuinen moestuin*
klimaat* opwarming broeikas* co2* uitstoot emissie* koolstof* parijs
kern kerncentrale* kernenergie uranium kernafval reactor*
wind windmolen* windturbine* windpark* windenergie
zon zonnepane* zonnepark* zonne-energie
gas aardgas gasveld* gaswinning gasboringen groningen fossiel* steenkool kolen kolencentrale* olie
energie* stroom elektriciteit* stroomnet netcongestie energierekening verduurza* duurza* isolat* isoleren warmtepomp* warmtenet*
water waterschap* waterkwaliteit drinkwater sloot sloten rivier* dijk dijken overstrom* zeespiegel droogte wateroverlast riool
zee noordzee kust visser* visserij vis vissen visvangst
afval* vuilnis zwerfafval container* prullenbak* recycl* plastic statiegeld grofvuil milieustraat hergebruik* kringloop* verpakking*
lucht luchtkwaliteit fijnstof smog houtstook* uitlaatgas* vervuil*
auto autos automobilist* autoverkeer rijbewijs benzine diesel brandstof* tank tanken elektrische rijden
weg wegen snelweg* asfalt file files rijstro* maximumsnelheid* snelheid* rekeningrijden kilometerheffing wegbelasting
parkeer* parkeren garage parkeergarage* parkeervergunning*
fiets* fietsen helm e-bike fietsenstalling
trein treinen spoor* station stations ns treinkaartje* nachttrein*
bus bussen tram metro ov reizigers halte haltes busverbinding bushalte* dienstregeling chauffeur
vlieg* vliegen vliegtuig* vliegveld* luchthaven* luchtvaart schiphol vlucht vluchten kerosine vakantievlucht*
scheep* schip schepen haven havens boot boten veerpont
huur* huurder* huren verhuurder* huurprijs sociale-huur corporatie* woningcorporatie* huurtoeslag
koopwoning* koop hypothe* huizenprij* starter* huizenmarkt woningmarkt eigenwoning*
bouw* bouwen nieuwbouw woningbouw woningnood woningtekort bouwgrond huizen woningen appartement* bestemmingsplan* leegstand*
dakloos dakloze* daklozen zwerv* opvang nachtopvang
buren buur buurman buurvrouw burenruzie woonoverlast geluidsoverlast herrie lawaai
belasting* fiscus fiscaal aftrek* heffing* accijns* btw tarief tarieven belastingdienst onbelast
vermogen* rijken miljonair* miljardair* erfbelasting erfenis spaargeld
winst winsten bedrijfswinst aandeel aandeelhouder* multinational* vennootschap* winstbelasting
bedrijf* ondernem* ondernemer* mkb zzp* zelfstandig* zaak startup*
handel handelsakkoord* export* import* handelsverdrag* invoer* uitvoer* douane vrijhandel* tarieven markt
bank banken bankier* krediet* lening* rente schuld* aflossen bankje* bankjes zitplek*
geld euro munt muntunie valuta inflatie koopkracht
begroting* uitgaven bezuinig* staatsschuld* tekorten financi* miljard miljoen budget*
subsidie* subsidi* financier* bijdrage bijdragen toelage* fonds fondsen
loon lonen salaris* minimumloon verdienen inkomen* cao bonus bonussen topinkomens
uitkering* bijstand* ww wajong wia ziektewet sociale-zekerheid basisinkomen tegenprestatie
toeslag* toeslagen kinderopvangtoeslag zorgtoeslag kindgebonden
pensioen* aow gepensioneer* pensioenleeftijd vut
werkgever* werknemer* baan banen arbeid* vakbond* contract* ontslag* flexwerk* uitzend* arbeidsmigrant* arbeidsmarkt
werkloos* werkzoekend* sollicit* vacature* omscholing bijscholing
armoede* minima rondkomen voedselbank* schulden schuldhulp* geldzorgen
kind kinderen baby peuter* kleuter* jeugd* opgroeien minderjarig*
opvoed* ouder ouders moeder* vader* gezin gezinnen ouderschap* verlof geboorte*
kinderopvang* creche bso peuterspeelzaal gastouder* oppas
jongere* jongeren tiener* puber* hangjongeren hangplek* jongerenwerk*
ouderen oudere senior* bejaard* verpleeghui* verzorgingshui* dementie dement* alzheimer ouderenzorg vergrijz*
school* scholen onderwijs* leerling* leraar* leraren docent* klas klassen lesuur lessen leerkracht* basisschool* lerarentekort
student* studenten studie* studeren universiteit* hogeschool* mbo hbo basisbeurs leenstelsel collegegeld studiefinanciering
examen* toets toetsen diploma* cijfers schooladvies eindtoets
taal* lezen schrijven laaggeletter* voorlezen bibliothe* boek boeken
wetenschap* onderzoek* onderzoeker* innovati* technologi* kennis
zorg zorgverlen* gezondheidszorg zorginstelling* zorgverzeker* zorgpremie eigen-risico premie zorgkosten polis vergoed*
ziekenhuis* ziekenhuizen specialist* operatie* spoedeisende chirurg* verpleegkundige* patient*
huisarts* dokter* arts artsen praktijk* spreekuur consult
medicijn* geneesmiddel* farma* pillen apothe* vaccin* inenting* prik
psych* ggz depressi* somber* burn-out angst* trauma* mentale suicid* zelfmoord therapeut* therapie*
verslav* verslaafd* gok* gokken gokverslaving casino loterij*
drug* cannabis wiet softdrugs harddrugs coffeeshop* xtc cocaine legalis* gedoog* dealen dealer*
alcohol* drank drinken bier wijn kroeg cafe horeca terras
roken rook rookvrij* rookverbod sigaret* tabak* vape* vapen nicotine
gezond* gezondheid leefstijl bewegen overgewicht obesitas dieet
sport* sporten voetbal* gym zwem* zwemmen zwembad hardlopen wandel* fitness wedstrijd* vereniging* toernooi*
eten* voeding* voedsel* maaltijd* koken kook* recept* groente* fruit vlees* vegetar* suiker* snack* restaurant* supermarkt*
gehandicapt* beperking* handicap* rolstoel* toegankelijk* blind doof invalide* chronisch*
mantelzorg* respijt* overbelast*
thuiszorg wijkverpleg* verpleg* huishoudelijke wmo
abortus* zwanger* anticonceptie ongewenst embryo*
euthanasie levenseinde stervens* sterven* palliatie* voltooid hulp-bij-zelfdoding
lhbt* homo* homoseksu* lesbisch* transgender* gender* queer regenboog*
vrouw* vrouwen emancipati* feminis* vrouwenrechten loonkloof seksis* man-vrouw
discrimin* racis* racisme gelijkheid ongelijk* etnisch* antisemit* uitsluiting vooroorde*
slavernij* koloni* excuses herstelbetaling*
religie* religieus* geloof* kerk kerken moskee* islam* moslim* christe* joods* joden hoofddoek*
asiel* asielzoek* azc vluchteling* statushouder* terugke* uitgeprocedeerd* gezinshereniging
migra* immigra* migratie* migrant* gelukszoeker* vreemdeling* verblijfsvergunning* inburger* nieuwkomer* integrat*
grens grenzen grenscontrole* grensbewaking schengen buitengrens* frontex visum* paspoort*
europa europese eu brussel lidstaten lidstaat unie europees
commissie europarlement commissaris* parlement* vetorecht unanimiteit verdrag verdragen
lidmaatschap toetred* uitbreid* kandidaat-lid* oekraine turkije balkan nexit uittreden
leger* defensie* militair* soldaat soldaten wapen* wapens navo krijgsmacht dienstplicht* kernwapen* munitie tanks
oorlog* vrede* conflict* sanctie* sancties rusland russisch* israel palesti* gaza bezet* genocide invasie
buitenland* ontwikkelingshulp ontwikkelingssamenwerking ontwikkelingsland* derde-wereld* afrika* hulpgeld
china chinees* amerika* verenigde-staten supermacht*
mensenrecht* grondrecht* rechtsstaat* vrijheid vrijheden meningsuiting demonstr* betoging* protest*
rechter* rechtbank* rechtspraak advocaat* advocaten proces rechtsbijstand juridisch* vonnis
straf* straffen gevangen* gevangenis* celstraf taakstraf* tbs dader* delinquent* minimumstraf* levenslang
misdaad criminal* criminelen crimineel maffia witwas* ondermijn* georganiseerd* fraude fraud*
politie* agent agenten wijkagent* boa handhav* blauw aangifte
veilig* onveilig* overlast criminaliteit inbraak* inbreker* diefstal geweld* vandalis* vernieling*
terror* terrorist* jihad* aanslag* radicalis* extremis*
camera* toezicht* surveillance gezichtsherkenning preventief fouilleren
privacy* persoonsgegeven* gegevens data databank* avg aftap* inlichtingen*
internet* online website* app apps digitaal* digitale digitalis* platform* computer* laptop* smartphone* telefoon*
socialemedia sociale-media social facebook twitter tiktok instagram nepnieuws desinformatie censuur algoritme* influencer*
ai kunstmatige intelligentie robot* chatbot*
hack* cyber* wachtwoord* phishing oplicht*
media omroep* npo journalis* krant* kranten pers nieuws tv televisie radio
cultuur* kunst kunstwerk* kunstenaar* theater* museum* musea concert* voorstelling* erfgoed podium
muziek* liedje* lied nummer nummers album* afspeellijst* playlist* zanger* artiest* band zingen luisteren afspelen
film* bioscoop* serie series acteur* regisseur* kijken
boek boeken roman* schrijver* auteur* bladzij* hoofdstuk* essay* gelezen lezen
feest* festival* evenement* vuurwerk* carnaval koningsdag kermis
zwartepiet sinterklaas* traditie* kerst*
koning* koningshuis monarchie koninklijk* majesteit
verkiezing* kiezer* kiesrecht stem stemmen stemplicht kieswijzer kiesdrempel partij partijen campagne*
referendum* volksraadpleging* inspraak burgerberaad burgerforum meebeslis* meepraten participatie burgerinitiatief* directe
burgemeester* wethouder* gemeenteraad raad raadslid college gekozen benoem* minister* kabinet premier president
bestuur* bestuurder* overheid* ambtenaar* ambtenaren bureaucrat* regeldruk formulier* papierwinkel vergunning*
lobby* lobbyist* integriteit corrupt* transparant* belangen*
wet wetten wetgeving wettelijk* verbod verbieden verboden toestaan verplicht* verplichten
consument* product producten winkel* winkels winkelen prijs prijzen aanbieding* reclame* koopzondag winkeltijden
toeris* toerist* hotel* airbnb vakantie* reis reizen camping* bed-and-breakfast
weer weerbericht temperatuur graden regen* regenen sneeuw* zonnig bewolkt wind storm* paraplu jas vorst koud warm weersverwachting onweer
alarm* wekker* wekkers snooze opstaan wakker
herinner* herinnering* herinneren agenda afspraak afspraken kalender vergeten
reserver* tafel tafels boeken menu
vliegticket* ticket* kaartje* kaartjes toegang entree
nabij dichtbij omgeving buurt wijk straat dorp stad stadsdeel kern
lantaarn* verlicht* donker licht lamp lampen
speel* speeltuin* speelplek* speelplaats* spelen schommel glijbaan
stoep* trottoir* tegel* oversteek* zebrapad* drempel* stoplicht* verkeerslicht* kruispunt* rotonde*
eenzaam* eenzaamheid alleen isolement contact ontmoet* gezelschap praatje koffie*
buurthuis* wijkcentrum* buurtkamer* ontmoetingsplek* huiskamer* dorpshuis* inloop
vrijwillig* vrijwilligerswerk maatje* buddy
loket* balie hulpvraag* verwijs* doorverwij* wegwijs formulierenhulp wijkteam* buurtteam*
wacht* wachtlijst* wachttijd* wachten maanden
rook luchtalarm brand* brandweer ambulance* hulpdiensten reanim* aed
kanker hart hartinfarct* hartziekte* hartaanval diabetes bloed* virus* corona* covid pandemie* besmet*
slaap* slapen moe vermoeid* nachtrust
rouw* overlijden overleden dood begraven* uitvaart* nabestaand*
scheid* gescheiden echtscheiding* alimentatie relatie* huwelijk trouwen
huiselijk* mishandel* kindermishandeling seksueel* misbruik grensoverschrijd* intimidatie
prostitu* sekswerk* mensenhandel uitbuiting
orgaan* donor* orgaandonor*
ozb onroerende* woz gemeentebelasting* hondenbelasting* toeristenbelasting* opcenten leges lastendruk
binnenstad* centrum winkelstraat* autovrij* autoluw* stadshart milieuzone* emissiezone*
hoogbouw torenflat* verdieping* skyline laagbouw wolkenkrabber*
industrie* fabriek* staalfabriek* tata chemie* productie*
distributiecentr* datacent* blokkendoos bedrijventerrein* bedrijfshal* logistiek* verdozing
recreati* vakantiepark* vakantiewoning* tweede-woning
bodem* bodemdaling grondwater* veen* veenweide* peil waterpeil* grondwaterstand ontwater*
waterschapsbelasting* zuiverings* rioolwater* medicijnresten lozen lozing* pfas
muskusrat* exoten rivierkreeft* uitheems*
dijkversterk* hoogwater deltaplan* overstromingsgevaar
vuurwerk* oudjaar* jaarwisseling knallen vuurpijl*
wolf wolven wolvenhek* roofdier* schapen schaap prikkeldraad
leefbaar* krimp* krimpregio* dorp* dorpen voorzieningen kern kernen regio* regionaal
referenda bindend* correctief raadgevend*
grondwet* grondwettelijk* constitutie*
vrijheid-van-onderwijs bijzonder-onderwijs openbaar-onderwijs artikel-23 islamitische
engelstalig* internationale-studenten buitenlandse-studenten numerus studentenstop
marktwerking concurrentie privatiser* nationaliser* staatsbedrijf* commercieel commerciele
eigenbijdrage eigen-bijdrage basispakket tandarts* mondzorg anticonceptie*
zorgpersoneel zorgmedewerker* personeelstekort* werkdruk salarisverhoging verplegers
voltooidleven waardig sterven
suikertaks frisdrank* vleestaks vleesbtw ongezond* fastfood
vliegtaks vliegbelasting ticketbelasting
hypotheekrenteaftrek* villasubsidie overdrachtsbelasting
dividend* dividendbelasting vestigingsklimaat hoofdkantoor*
minimumjeugdloon jeugdloon loonsverhoging uurloon stageverg*
vierdaagse werkweek deeltijd* fulltime parttime arbeidsuren overwerk*
thuiswerk* hybride kantoor* kantoren
bezorg* pakket* maaltijdbezorg* platformwerk* koerier*
schijnzelfstandig* zzper
gezichtsbedekkend* boerka nikab gebedsoproep* moskee* imam gebed*
spreidingswet opvangplek* opvanglocatie* noodopvang bootvluchteling* asielaanvra* asielstop quotum
arbeidsmigrant* seizoenarbeid* polen huisvesting-arbeidsmigranten uitzendbureau*
gaza palestijn* hamas netanyahu westbank
poetin kiev oekrain* raketten
eurozone europese-centrale ecb noodfonds begrotingsregels
landbouwsubsidie* glb boerenprotest*
visquota pulsvisser* vangst*
ggo gentech* genetisch* gemodificeerd* crispr veredel*
kweekvlees insecten-eten plantaardig* eiwit* veganist*
legbatterij ritueel slachten onverdoofd verdoving transport veetransport*
bont pels pelsdier* nertsen circus circusdieren dolfinarium dierentuin*
plastictaks wegwerp* microplastic* zwerfplastic
kleding* mode textiel* tweedehands reparatie* repareren weggooi*
elektrische-auto laadpaal* laadpalen opladen accu batterij*
biomassa* houtpellet* bijstook
geothermi* aardwarmte restwarmte
salderen salderingsregeling terugleveren
energielabel* huisjesmelker* energiearmoede
aardbeving* schade schadeherstel mijnbouw
ruimte ruimtevaart satelliet* maan mars
kernbom* atoom* nucleair*
veteranen missie missies uitzending uitgezonden vredesmissie*
spion* spionage geheime-dienst aivd mivd staatsgeheim
cookies tracking advertenties targeting
sleepwet afluister* inlichtingendienst
schermtijd mobieltje* telefoonverbod
cyberpest* pesten pest pestgedrag
deepfake* auteursrecht* kopie* streaming netflix
elektronisch patientendossier dossier medisch-dossier
paspoort identiteitskaart identiteit id-kaart digid
straatnaam straatnamen standbeeld* tentoonstell*
nationaal volkslied vlag patriot* identiteit tradities normen waarden
tweedekamer eerste-kamer senaat kamerlid kamerleden coalitie oppositie formatie
provincie* provinciale gedeputeerde* statenlid staten
waterschapsbestuur geborgde zetel zetels
wachtgeld declaratie* onkosten vergoeding* integriteits*
klokkenluider* ombudsman klacht klachten bezwaar beroep
toeslagenaffaire gedupeerden compensatie herstel
rechtsgelijk* klassenjustitie verjaring hoger-beroep
reclassering resocialis* recidive strafblad vog
politiegeweld stroomstoot* taser bodycam* wapenstok
wapenbezit messen mes steekpartij* wapenverbod
ondermijning drugslab* liquidatie* afpersing
voetbalhooligan* supporters stadion* stadionverbod
straatintimidatie nafluiten catcalling
stalking femicide eerwraak vrouwenbesnijdenis
alimentatie co-ouderschap omgangsregeling
draagmoeder* ivf vruchtbaarheid* eicel* sperma*
genderneutraal gendertoilet voornaamwoord*
gebarentaal dove ondertitel*
tolk* tolken vertalen vertaling nederlandse-taal taaleis taalcursus inburgeringscursus
vn verenigde-naties imf wereldbank who
vakbeweging staking* staken cao-loon
kinderarbeid moderne-slavernij toeleveranciers productieketen*
fairtrade keurmerk* label etiket
ouderbijdrage schoolreis schoolkosten schoolmaaltijd* schoolontbijt lunchpakket
brugklas* selectie vmbo havo vwo gymnasium niveaus
passend-onderwijs speciaal-onderwijs zorgleerling* thuiszitter*
lerarensalaris onbevoegd klassengrootte
stagiair* stage* stageplek* leerwerk* vakmensen vakopleiding* technici techniek*
jeugdloon bijbaan* vakkenvuller
jeugdhulp* jeugdzorg* gesloten-jeugdzorg kinderrechter* voogd*
kindermarketing speelgoed*
wooncooperat* woongroep* hofje* mantelzorgwoning* tinyhouse* tiny-house woonwagen* standplaats*
kraken krakers antikraak leegstand*
verkamering kamerverhuur* studentenhuis* studentenkamer* splitsen
servicekosten huurbevriez* huurverhog* huurverlag* liberaliser* vrije-sector middenhuur middenhuurwoning*
lift* traplift* galerij* portiek* flat* flatgebouw trappenhuis
schimmel* vocht* lekkage* tocht* onderhoud* renovatie* sloop slopen
inbraak* slot sloten deur deuren bel intercom
fietspad* fietspaden fietsstraat* fietssnelweg* fietsroute*
spits spitstarief* reistijd* vertraging* overvol
gratis-ov ov-kaart* ov-chipkaart abonnement* kaartverkoop
hsl hogesnelheid* internationale-trein nedersaksenlijn lelylijn spoorlijn*
taxi* uber chauffeurs deelauto* deelscooter* deelfiets*
scooter* brommer* bromfiets* snorfiets* fatbike* step stepjes
vracht* vrachtwagen* truck* vrachtverkeer bestelbus* expeditie
verkeersveilig* ongeluk* ongeval* verkeersdoden flitser* flitspaal verkeersboete* boete* boetes hardrijd*
geluid* geluidswal geluidsscherm geluidshinder decibel
nachtvlucht* vliegbeweg* luchtvaartmaatschappij* privejet*
skai cruise cruiseschip* rondvaart* plezierboot* pleziervaart
strand* duinen duin waddenzee wadden
plukken bloembollen kassen glastuinbouw kas
moestuin* volkstuin* buurttuin* geveltuin* stadslandbouw
hondenuitlaatplaats hondenveld* losloop*
rat ratten muizen ongedierte meeuwen duiven kakkerlak*
vies stank stinkt geur poep plas urine wildplassen
verlichting* straatlantaarn lantaarns
gladheid strooien strooiwagen ijzel gladde
kuil kuilen gat gaten losliggend* wegdek* straatwerk bestrating
wildgroei maaien onderhoud-groen snoeien snoei boomwortels takken
graffiti wildplak* stickers kladden
fietswrak* weesfietsen geparkeerde-fietsen
containertuin glasbak papierbak gft groenbak restafval bijplaatsing* ophaaldienst ophalen
speeltoestel* zandbak* trapveld* kunstgras voetbalkooi*
zwemles* schoolzwemmen buitenbad binnenbad
sportvereniging* clubhuis kantine contributie sportpark* sporthal* gymzaal
bibliotheek* leesclub boekenkast
repaircafe* ruilwinkel* weggeefwinkel* kringloopwinkel*
buurtfeest* straatfeest* burendag* buurtbarbecue buren-app buurtapp*
eettafel* buurtmaaltijd* samen-eten mee-eten kookclub*
bingo* sjoel* kaarten klaverjas* breien handwerk* schilderles knutselen
wandelgroep* wandelclub* beweegles* valpreventie yoga
schuldhulp* deurwaarder* incasso* aanmaning* bewindvoer* betaalregeling
voedselpakket* kledingbank* minimaregeling* stadspas* bijzondere-bijstand
energietoeslag noodfonds-energie
digitaal-loket website* formulieren inlog* inloggen smartphone*
taalmaatje* taalcafe* nederlands-leren analfabe*
statushouder* inburgeraar* azc-bewoner*
ervaringsdeskundig* lotgenoten* zelfhulpgroep* herstelgroep*
crisisdienst verwarde* verwardheid gestoord*
poh praktijkondersteuner basis-ggz specialistische
jongerencentrum jongerenhonk* hangplek* chillplek*
huiswerk* bijles* huiswerkklas huiswerkbegeleiding
taxi-zorg regiotaxi valys vervoersvoorziening scootmobiel* rollator*
hulpmiddel* traplift* aanpassing* woningaanpassing
personenalarm domotica beeldbellen
sleutelfiguur* buurtverbind* buurtcoach*
wijkbudget* bewonersinitiatief* bewonersgroep* bewonersplatform* buurtinitiatief*
mail mailtje mails mailen email* e-mail* inbox bericht* berichten beantwoorden sms whatsapp
bel gebeld bellen telefoontje* opbellen terugbellen contactpersoon* contacten
boodschap* boodschappenlijst* lijst lijstje
lampen thermostaat* verwarming* stofzuiger* koffiezetapparaat* stopcontact* gordijn*
volume* geluidsniveau zachter harder stiller dempen
klok* tijdzone* hoe-laat datum vandaag-datum
vergadering* meeting* bijeenkomst* overleg*
verjaardag* jarig feestje* trouwdag jubileum
podcast* luisterboek* audioboek* zender* radiozender*
spel bordspel* spelletje* game* games quiz* puzzel*
grap* mop moppen grappig raadsel*
recept* ingredient* oven bakken bereiding* koken kooktijd
bestel* bestellen afhaal* afhalen pizza* sushi
rit ritten route* routebeschrijving navigatie* reistijd* kortste
beurs* koers koersen beurskoers* wisselkoers* dollar*
definitie* betekenis betekent spelling woordenboek
rekenen plus keer-som wortel vermenigvuld*
hoofdstad hoofdsteden inwoneraantal continent
sterren ster waardering beoordeel* beoordeling* recensie* punten cijfer score
hotelkamer* overnacht* inchecken
vakantiedag* verlofdag* vrije-dag
rekening bankrekening* betaling* overmak* overschrijv* saldo pinpas* creditcard* betaalpas*
verzekering* verzeker* schadeclaim*
bestelling* retour* terugstur* garantie klantenservice levering*
wachtrij* bereikbaar* telefonisch helpdesk
`

/** Names of the families a word (a surface or a compound part, in lower case) belongs to. */
export type FamilyReader = (word: string) => readonly string[]

/** True for a family name as `FamilyReader` gives it; `=` keeps them apart from stems. */
export function isFamily(term: string): boolean {
  return term.startsWith('=')
}

/** The shortest beginning that stands for all words that begin so. */
const MIN_START = 3

/** Builds the reader; it remembers the words it met. */
export function createFamilyReader(dutch: DutchText): FamilyReader {
  const byStem = new Map<string, string[]>()
  const byStart = new Map<string, string[]>()
  const put = (map: Map<string, string[]>, key: string, name: string): void => {
    const known = map.get(key) ?? []
    if (!known.includes(name)) map.set(key, [...known, name])
  }
  for (const line of FAMILIES.trim().split('\n')) {
    const words = line.split(' ')
    const name = `=${(words[0] ?? '').replace('*', '')}`
    for (const word of words) {
      if (word.endsWith('*')) put(byStart, word.slice(0, -1), name)
      else put(byStem, dutch.stem(word), name)
    }
  }
  const seen = new Map<string, readonly string[]>()
  return (word) => {
    const known = seen.get(word)
    if (known !== undefined) return known
    const plain = stripAccents(word)
    const found = new Set(byStem.get(dutch.stem(word)) ?? [])
    for (let length = MIN_START; length <= plain.length; length += 1)
      for (const name of byStart.get(plain.slice(0, length)) ?? []) found.add(name)
    const names = [...found]
    seen.set(word, names)
    return names
  }
}
