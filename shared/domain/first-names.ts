/**
 * First names that are common in Dutch neighbourhoods and are no ordinary Dutch word, in small letters. A name without "mevrouw"
 * or "de heer" is only known by being on this list.
 */
export const firstNames: ReadonlySet<string> = new Set(
  `
    jeannette jeanette leila annelies gert tariq abdi abdul abdullah achmed adam adil adrian agnieszka ahmed ahmet aicha aisha albert aleksandra alex alexander
    ali alicja almaz amal amina anas andre andrzej anja anna anneke annemarie annemiek annie anouk ans anton antoon
    anwar arie arjen arnold artur asha aster astrid ayhan ayoub ayse ayşe aziz barbara baris bart bartosz bas beata
    beate bekir ben bennie bep bert betty bianca bilal birgit bob boguslaw brahim bram brigitte britt bulent burak
    carla carlo carolien caroline casper cecile cem cemal chantal charlotte chris christa christiaan christina clara
    claudia conny cor cornelia corrie daan daniel danuta daphne dariusz david debbie denise deniz dennis desiree
    diana dick dien dilek dineke diny dirk dogan dora dorien dorota driss ebru edwin elif elisabeth elise ellen elly
    els emiel emile emine emma emre ercan eric erik erkan erna ernst esra ester esther eva evelien evert ewa fadumo
    fatih fatima fatma femke ferdinand ferhat ferry filiz floris fouad francien frank frans fred frederik freek
    frits geert geertje gemma gerard gerda gerrie gerrit gert gertrude gijs gina godfried greet greetje grzegorz
    guido gulsen guus hakan hakim halil halim halima halina hamza hanneke hannie hans harrie harry hassan hatice
    hein heleen hendrik hendrika henk hennie henny herma herman hicham hilda hilde hodan hulya huseyin huub ibrahim
    ifrah ilse imke ine ineke inge ingrid irena irene iris ismail ismet ivo iwona jaap jack jacob jacqueline jacques
    jadwiga jakub jamal jan jannie janusz jasper jeanne jeffrey jelle jenny jens jeroen jerzy jesse jessica jo
    joanna joep johan johanna joke jolanda jolanta jolien joop joost jop jos josefien joyce julia juliette jurgen
    justyna kadija kadir karel karen karim karin karlijn kasper katarzyna katja kazimierz kees kelly kemal kevin
    khadija khalid kim kinga kitty klaas koen koos krystyna krzysztof lars latifa laura laurens leen lenie leo leon
    leonie leyla lidia lies liesbeth lilian linda lisa lodewijk loes lotte loubna louis louise luc lucas lucia lucie
    ludo lukasz luuk maaike maarten machteld maciej magda mahmut malgorzata malika manon marc marcel marek margot
    margriet maria mariam marianne marie marieke marije marijke marinus marit marita mariusz marja marjan mark
    marleen marloes mart martha marthe martijn martin martine mateusz mathilde matthijs maud maurice max mehmet
    mehtap melanie melissa melvin merve meryem metin mia michal michel mieke mien mieneke miep mila milan minke
    mirjam mirthe mohamed mohammed mohamud monika monique mouna mounir mourad murat mustafa myrthe nabil nadia naima
    najat najib natalia natalie nathalie nel nelleke nelly nettie nick nicky nico nicolaas nicole niels nienke noor
    noureddine nuray nurcan olaf olga omar oscar osman ouafa ozlem patrick paul pauline pawel peter petra philip
    pien piet pieter pietje pim piotr przemyslaw quinten rabia rachid rachida radoslaw rahma ramazan ramon raymond
    rebecca recep redouan regina remco renata renate rene ria richard rien riet riny rita rob robert robin roel
    roelof rogier roland rolf ronald rosalie ruben rudi ruud ryszard saar sabine safia sahra said saida salma samia
    samir samira samuel sanae sander sandra sanne sara sarah saskia sebastiaan selam selim selma sem semhar semra
    serkan sevgi sibel simon simone sjaak sjaan sjef slawomir sofia sofie sophie souad soufian soumaya stanislaw
    stefan stefanie stella steven stijn suleyman suus suzanne sven sylvia sylwia tamara tanja tarik teresa tesfay
    teun thea theo theresia thijmen thijs thomas tiemen tijn tim tine tineke tiny titia tjeerd toine tom tomasz ton
    tonnie toon toos touria trees trudy truus tuba tugba twan ugur umut urszula valerie vera victor vincent walter
    wendy werner wessel wiebe wiesje wieslaw wietske wilfried wilhelmina willeke willem willemijn willie wilma wim
    wojciech wouter yara yasemin yasin yasmina yassin yavuz yolanda yonas younes youssef yusuf yvette yvonne zakaria
    zbigniew zeynep zineb zofia zohra
  `
    .trim()
    .split(/\s+/),
)
