/**
 * First names that are common in Dutch neighbourhoods and are no ordinary Dutch word, in small letters. A name without "mevrouw"
 * or "de heer" is only known by being on this list.
 */
export const firstNames: ReadonlySet<string> = new Set(
  'jan piet klaas henk kees wim hans gerard peter johan willem cor theo ton toon sjaak jaap joop herman gerrit frans fred rob bert ben dirk erik eric marcel martin mark michel patrick paul rene ronald ruud sander stefan thijs tim tom wouter bas bart daan jeroen jasper joost koen lars luuk maarten niels pim rik robin ruben sem stijn sven tijn youssef yusuf mohamed mohammed ahmed ali hassan hamza ibrahim mustafa mehmet murat omar osman said bilal abdul abdullah karim rachid samir tarik umut emre burak kemal piotr pawel krzysztof tomasz jakub marek andrzej anna annie ans anneke anja annemarie annemiek bep betty carla carolien corrie cornelia dien diny elly els emma esther eva femke fatima fatma gerda gerrie greet greetje hanneke hannie heleen henny hennie ine ineke ingrid irene jacqueline jannie jeanne jo johanna jolanda joke julia karin katja kim laura lies lisa loes lotte lucia maaike maria marianne marie marieke marijke marja marjan marleen marloes mia mien mieke mila miep monique nel nelleke nicole nienke noor petra ria riet rita sandra sanne sara sarah saskia sjaan sofie sophie suzanne thea tineke tiny toos trees trudy truus wilma willeke wil yvonne aisha amina aicha ayse ayşe elif emine esra hatice khadija kadija malika meryem nadia naima samira yasmina zeynep zohra agnieszka katarzyna magda malgorzata ewa joanna dora bennie leo nico guus harrie harry sjef'.split(
    ' ',
  ),
)
