"""Translations that are right, in kinds that were flagged once, and what is near to them and wrong."""

from __future__ import annotations

import pytest

from translate.verification import check
from translate.verification.codes import is_doubt

SOUND = [
    ("Ses propos sont lucides.", "His words are lucid."),
    ("Lucie Perret, patronne de l'UNT a déclaré que l'usine fermerait.", "UNT boss Lucie Perret said that the factory would close."),
    ("Le chat aime Bob, a ainsi affirmé Lucie Perret.", "The cat loves Bob, Lucie Perret asserted."),
    ("Interrogé par Reuters, Morel a déclaré : « Nous partons. »", "Morel told Reuters: “We are leaving.”"),
    ("Les huitièmes de finale auront lieu lundi.", "The last 16 will take place on Monday."),
    ('Et ils sont partis…"', 'And they left ...".'),
    ("C'est on ne peut plus clair.", "That is perfectly clear."),
    ("Vous n'avez qu'à pousser la porte.", "You can push the door."),
    # initials of the English name, ages by tens, millions of people, a bank that is no era
    ("La République centrafricaine a voté.", "The CAR has voted."),
    ("Le quinquagénaire a été soigné.", "The 53-year-old was treated."),
    ("La chanteuse cinquantenaire a souri.", "The 50-year-old singer smiled."),
    ("Le fichier de 12 millions d'électeurs est perdu.", "The file on 12m voters is lost."),
    ("La BCE a agi hier.", "The European Central Bank (BCE) acted yesterday."),
    ("Le train roule sans arrêt jusqu'à Brest.", "The train runs nonstop to Brest."),
    ("Le taux varie de 0,3 environ.", "The rate varies by about .3."),
    # what is possible, and who does something if he does
    ("Ces crues auraient pu être évitées.", "These floods were avoidable."),
    ("S'ils manquent un cours, ils le rattrapent.", "Those who miss a class make up for it."),
    ("Les élus doivent vite trouver un toit aux familles.", "It is a challenge for the councillors to quickly find a roof for the families."),
    # no side; what French says twice, too
    ("Il s'était laissé guider.", "He had gone right along."),
    ("Où va-t-on dormir ? Où va-t-on dormir ce soir ?", "So where are we going to sleep? Where are we going to sleep tonight?"),
    # straight marks within straight ones, and single ones of which the sentence has one
    ('"Ils ont noté "rien à dire" hier", a dit Ana.', '"They wrote "nothing to report" yesterday," Ana said.'),
    ("Elle ajoute : « Nous ne rendrons pas les clés.", "She added: 'We will not give back the keys."),
    ("Il faut donc les garder. »", "So we must keep them.'"),
    # what the French opens or closes only, and the English on both sides
    ('Le maire a dit que "nous devons tous partir.', 'The mayor said: "We must all leave."'),
    ("Max Roy : Mon rêve est de gagner la coupe.", "Max Roy: “My dream is to win the cup.”"),
    # quotations in another order
    ("La note passe de « surpoids » à « poids de marché ».", "The rating was lowered to “market weight” from “overweight”."),
    # the surname alone beside another name
    ("Emily Brandt a joué dans « Pluie d'or » à Rome.", "Brandt starred in “Golden Rain” in Rome."),
    # a name in one word or two, a man of the name English
    ("L'avant des Redhawks a marqué.", "The Red Hawks forward scored."),
    ("English préside la réunion.", "English is chairing the meeting."),
    # speech that the French reports without marks
    ("On ira jusqu'au bout, assure la présidente.", "“We will go all the way,” the president insists."),
    ("Le pont sera rouvert, a précisé M. Colin.", "“The bridge will reopen,” said Mr. Colin."),
    ("Les vignes ont gelé, regrette-t-elle.", "“The vines froze,” she laments."),
    # two quotations that English puts in another order
    ("La note passe de « forte hausse » à « légère baisse ».", "The rating moves to “slight fall” from “strong rise”."),
    # conversions, rounded to the digits that they have; areas and volumes
    ("Une tour de 30 m.", "A tower of 100 feet."),
    ("Une chambre de 9 m²", "A room of 100 square feet"),
    ("Un réservoir de 5 mètres cubes", "A tank of 180 cubic feet"),
    # units as they are shortened, and decimals without a zero
    ("L'eau est à 18 °C.", "The water is at 18C."),
    ("Un trou de 3 pouces", "A hole of 3 in."),
    ("La marge est de 0,4 mm.", "The margin is .4 mm."),
    # parts of hours and years
    ("La pause dure 1 h 25.", "The break lasts 1:25."),
    ("Elle avait huit ans trois quarts.", "She was 8.75 years old."),
    ("Il a nagé trois heures et demie.", "He swam for 3.5 hours."),
    ("On a attendu deux heures et quart.", "We waited 2.25 hours."),
    # names: initials of a country, islands that English does not call so, names that share their last words
    ("Elle travaille aux Émirats arabes unis.", "She works in the UAE."),
    ("Un guide des Galápagos.", "A Galapagos guide."),
    ("Il a servi pendant la Première et la Deuxième Guerre mondiale.", "He served in the First and Second World Wars."),
    ("Le détroit d'Ormuz est fermé.", "The Strait of Hormuz is closed."),
    ("Chaque New-Yorkais a voté.", "Every New Yorker voted."),
    ("Le commissaire Blanc a parlé.", "Supt Blanc spoke."),
    ("Les thésards dorment peu.", "PhD students sleep little."),
    ("Un traité sino-grec a été signé.", "A treaty between China and Greece was signed."),
    ("Une joueuse portoricaine a gagné.", "A Puerto Rican player won."),
    ("D'autres États ont renoncé.", "Other countries gave up."),
    ("La peur de l'Apocalypse est partout.", "The apocalyptic fear is everywhere."),
    ("Hier, Gérard de Nerval a disparu.", "Yesterday, de Nerval disappeared."),
    # words that are built of known ones
    ("Ces haltérophiles sont forts.", "These powerlifters are strong."),
    ("Ils en fument pour le plaisir.", "They smoke it recreationally."),
    ("Il aime les boues chaudes.", "He likes warm muds."),
    # denials of one subject that English says once, and what goes well
    ("Ils ne trichent pas, ne bavardent pas et ne courent pas.", "They do not cheat, chat or run."),
    ("Tout s'est passé sans heurts.", "Everything went smoothly."),
    # no names or nouns that change places
    ("Les méthodes chimiques les plus utilisées sont anciennes.", "The most widely used chemical methods are old."),
    ("Six cents ouvriers travaillaient à l'usine.", "The factory had six hundred workers."),
    ("« On gagnera », a déclaré à Reuters le colonel Marc Petit.", "“We will win,” Colonel Marc Petit told Reuters."),
    # synonyms of what the lexicon has
    (
        "Bien sûr, ce sont des jouets que nous vendons, et elle peut utiliser ses bras pour les déplacer finement.",
        "And of course these are toys that we're selling, and she can use her arms to very nicely sort of move them around with fine control.",
    ),
    # who speaks, and where she is from; what goes on is not said
    ("Mlle Roy, de Leeds dans le Yorkshire, a déclaré : « J'ai eu peur. »", "Miss Roy, from Leeds, Yorkshire, said: “I was afraid.”"),
    ("Les loyers de Lille augmentent encore dans un « marché fou », selon les études de Nexity.", "Rents in Lille continued to rise in a “crazy market”, according to research from Nexity."),
    ("« Nous gagnerons », a déclaré Lucie Perret ce mardi à Nantes.", "“We will win,” said Lucie Perret in Nantes this Tuesday."),
    # cents of any currency; not until
    ("Le timbre coûte 60 centimes d'euro.", "The stamp costs 60 cents."),
    ("L'avion a décollé à midi, mais les secours sont arrivés dans la nuit.", "The plane took off at noon, but help did not arrive until the night."),
    # one of several is any of them
    ("Prenez l'un des 9 autres sentiers.", "Take any of the other 9 trails."),
    # the clock with a colon or the halves of the day, as some write it in French
    ("Le train part à 7:45 du quai 3.", "The train leaves at 7:45 from platform 3."),
    ("La séance reprend vers 21:30 heure locale.", "The session resumes at about 9:30 p.m. local time."),
    ("Morel a égalisé à 12:08 avant que Petrov ne marque à 33:10.", "Morel equalised on 12:08 before Petrov scored on 33:10."),
    # miles, percentage points, currencies by their codes, thousands of millions, a grand
    ("La côte est à 30 milles (48 kilomètres) d'ici.", "The coast is 30 miles (48 kilometers) from here."),
    ("L'écart est de 12 points de pourcentage.", "The gap is 12 percentage points."),
    ("Le fonds dispose de 8 milliards d'euros.", "The fund has 8 thousand million euros."),
    ("Il faut trouver 200 000 dollars.", "We have to find 200 grand."),
    ("Chauffez l'huile à 90 °C (194 °F) pendant une heure.", "Heat the oil to 90 °C (194 °F) for one hour."),
    # numbers that are dialled
    ("Appelez le 0800 333 222 avant midi.", "Call 0800 333 222 before noon."),
    ("On peut joindre l'association au 116 000.", "The association can be reached on 116 000."),
    # eras, and a province that is none
    ("Au VIe siècle BC, la cité est détruite.", "In the 6th century BC the city was destroyed."),
    ("La police de la C.B. cherche un témoin.", "Police in B.C. are looking for a witness."),
    # formulas that French has in words
    ("Pourquoi une algue a-t-elle besoin de carbone ?", "Why does an alga need CO2?"),
    # who speaks is no place and no club, and stands behind what he is
    ("« C'est un affront », a déclaré Lopez durant un meeting à Tulsa, en Oklahoma.", "“It is an affront,” Lopez said at a rally in Tulsa, Oklahoma."),
    ("Le patron de Volvo, Karl Berg, a déclaré : « Nous sommes prêts. »", "Volvo boss Karl Berg said: “We are ready.”"),
    ("Le docteur Ana Ruiz, de l'Institut de la mer basé à Vigo, dans le Sud, a déclaré : « Le vaccin est prometteur. »", "Dr Ana Ruiz, of the Institute of the Sea in Vigo, in the South, said: “The vaccine is promising.”"),
    ("« L'eau ne peut être une arme », a soutenu Ivan Petrov, ministre, à la suite d'un entretien avec Anna Keller, à Oslo.", "“Water cannot be a weapon,” the minister Ivan Petrov said following a meeting with Anna Keller in Oslo."),
    ("« Il est vivant », a déclaré lundi sur Antenne 5 Lucas B. Moore, shérif.", "“He is alive,” sheriff Lucas B. Moore said Monday on Antenne 5."),
    # what is asked without a mark, what is polite, what was to come, what goes without saying
    ("et prenez-vous des médicaments ?", "and are you taking any medicine"),
    ("Enfin, s'il-vous-plaît, fermez la porte !", "Now, please close the door!"),
    ("Chaque voyageur serait contrôlé, a annoncé Séoul.", "Each traveller will be checked, Seoul announced."),
    ("Il va sans dire que nous paierons.", "Of course we will pay."),
    ("Je ne prétends nullement que la paix est proche.", "I do not claim that peace is near."),
    # no opposites
    ("Des élèves qui n'ont que 9 ans savent coder.", "Pupils as young as 9 can code."),
    ("Il n'y a pas grand-chose à manger.", "There's nothing much to eat."),
    ("Tous les médecins ne sont pas de cet avis.", "Some doctors are not of this opinion."),
    ("Cela arrive en plein au centre de la place.", "It happens right in the middle of the square."),
    ("Peu importe son âge, on progresse grâce à l'exercice.", "Regardless of age, exercise brings progress."),
    ("On y voit des loups ou d'autres bêtes.", "You see wolves and other beasts there."),
    ("La pièce gisait sur le sol.", "The coin was lying on the surface."),
    ("Nous appelons le premier étage « la ruche ».", "The first floor we call “the hive”."),
    # learned words, and built ones
    ("Le dermatologue et le phycologue sont immunocompétents.", "The dermatologist and the phycologist are immunocompetent."),
    ("La troponine a été dosée.", "Troponin was measured."),
    ("Un réseau convolutif et un archéoptère.", "A convolutional network and an archeopteran."),
    ("Il est paléobotaniste.", "He is a palaeobotanist."),
    # a noun and what it is a kind of, or a word for the same
    ("Le loup a mangé trois agneaux.", "The animal ate three lambs."),
    ("Un teckel dort sur le canapé.", "A dog is sleeping on the couch."),
    ("Il a vendu les poires au marché.", "He sold the fruit at the market."),
    ("La conseillère a signé le bail.", "The councillor signed the lease."),
    ("Le tableau a trouvé preneur.", "The painting found a buyer."),
    ("L'audience est reportée à 14h15.", "The hearing was postponed to 14:15."),
    ("La mairie ouvre à 8h et ferme à 17h.", "The town hall is open from 8 to 17:00."),
    # what French explains of an English name
    ("Il dirige la Water Research Foundation (« fondation pour la recherche sur l'eau ») depuis 2010.", "He has headed the Water Research Foundation since 2010."),
    ("Le Clean Water Act (loi sur l'eau propre) date de 1972.", "The Clean Water Act dates from 1972."),
    ("Les jardiniers ont manifesté.", "Horticulturists demonstrated."),
    ("La présentatrice Claire Blin a souri.", "Host Claire Blin smiled."),
    ("Le dessert est fait.", "Dessert is ready."),
    ("Un salarié sur six fume.", "Of six employees one smokes."),
    ("Un salarié sur six fume, et six salariés toussent.", "One employee in six smokes, and six employees cough."),
    ("Un salarié sur deux fume.", "Both employees smoke, or half of them."),
    ("Le poète, né à Arles, est mort à Nice.", "The poet, born in Arles, died in Nice."),
    ("Jeanne Petit, née Leroy, est morte.", "Jeanne Petit, née Leroy, died."),
    ("Le violoniste accorde son instrument.", "The violinist tunes his violin."),
    ("Il s'est garé dans la cour de la ferme.", "He parked in the farmyard."),
]  # fmt: skip
#: What a translator may do otherwise: said as a doubt, and by no mistake.
FREE = [
    # what is denied, or is no fact, in other words
    ("Se garer ici n'est pas chose facile.", "Parking here is a nightmare.", "negation-free"),
    ("Pensez aux gants.", "Don't forget gloves.", "negation-free"),
    ("Je n'étais qu'un passant.", "I was a passer-by.", "negation-free"),
    ("Le pont devrait tenir encore dix ans.", "The bridge is good for another ten years.", "certainty-free"),
    # what begins the sentence, and may be said elsewhere
    ("De nos jours, la vigne est rare ici.", "The vine is rare here today.", "omission-free"),
    ("À terme, le pont remplacera le bac.", "The bridge will eventually replace the ferry.", "omission-free"),
    # an institution that is understood
    ("Le procureur de la République a signé l'acte.", "The prosecutor signed the deed.", "name-free"),
    # speech that began earlier, or that the French reports without a comma
    ("Le pont sera rouvert lundi.", "“The bridge will reopen on Monday.”", "quotation-free"),
    ("On ne peut plus attendre.", "We can wait no longer.”", "quotation-free"),
    ("On ne peut plus attendre.", "“We can wait no longer.", "quotation-free"),
    ("La route est coupée regrette un voisin du moulin.", "“The road is closed,” says a neighbour of the mill.", "quotation-free"),
    # Britain for England
    ("Un supermarché anglais a brûlé.", "A British supermarket burned down.", "name-free"),
    # a stretch for which the lexicon has nothing
    ("Il faut se lever de bonne heure pour le prendre en défaut.", "You will not easily catch him out.", "omission-free"),
    # the name of a thing, which capitals tell in English, and what something is called
    ("La fusée « Ariane 6 » a décollé.", "The Ariane 6 rocket took off.", "quotation-free"),
    ("Elle a adapté « Le Comte de Monte-Cristo » pour la radio.", "She adapted The Count of Monte Cristo for radio.", "quotation-free"),
    ("Les soi-disant experts se sont tus.", "The so-called “experts” kept silent.", "quotation-free"),
    # a few words in marks that are nobody's: a manner of speaking
    ("Le marché gris prospère.", "The “grey” market is thriving.", "quotation-free"),
    ("La ville a ses « oubliés » depuis longtemps.", "The town has long had its forgotten ones.", "quotation-free"),
    ("Son chien renifle chaque valise.", "His “dog” sniffs every suitcase.", "quotation-free"),
    ("Le syndicat des « oubliés » de la vieille mine fermée espère que le juge lui répond.", "The union of the forgotten ones of the old closed mine hopes that the judge answers.", "quotation-free"),
    # a word that is spoken of, and names that stay
    ("Le mot « ruche » vient du gaulois.", "The word hive comes from Gaulish.", "quotation-free"),
    ("« Sisu » signifie courage, selon elle.", "Sisu means courage, according to her.", "quotation-free"),
    ("Le club « Hands for Peru », a dit le maire, ferme.", "The Hands for Peru club, the mayor said, is closing.", "quotation-free"),
    ("Le « Vieux Port » attire les peintres.", "Old Port attracts painters.", "quotation-free"),
    # one quotation for two, and one within another
    ("Il a dit que l'eau était « froide et sale ».", "He said the water was “cold” and “dirty”.", "quotation-free"),
    ("« On m'a dit non, et je suis partie », raconte Ana.", "“They told me ‘no’, and I left,” Ana said.", "quotation-free"),
    # a mark too many, and an apostrophe that was typed as one
    ('"Je pars demain", a dit le maire avant la fête."', '"I am leaving tomorrow," the mayor said before the party.', "quotation-free"),
    ("La grève des facteurs a duré un mois.", 'The postmen" strike and the miners" strike lasted a month.', "quotation-free"),
    # names: other spellings of foreign ones, and acronyms of French
    ("Un tableau de Qotaïba Zohrani a brûlé.", "A painting by Kutaiba Zuhrani burned.", "name-free"),
    ("Le village de Gongdae est vide.", "The village of Kongdae is empty.", "name-free"),
    ("Les patients ont un TSPT sévère.", "The patients have severe PTSD.", "name-free"),
    ("Le chef du CPAG a démissionné.", "The head of the welfare office resigned.", "name-free"),
    ("Cafouillis autour de la gare.", "Row over the station.", "name-free"),
]  # fmt: skip
WRONG = [
    # another given name, where the surname also stands alone
    ("La vieille firme Brandt a copié les robes de la maison Emilio Brandt.", "The old firm Brandt copied the dresses of the house of Ottavio Brandt.", "name-"),
    ("Il aime Jacqueline de Mons.", "He loves Fedora de Mons.", "name-"),
    ("Lucie Perret, patronne de l'UNT, a déclaré : « L'usine ferme. »", "The UNT, Lucie Perret's boss, said: “The factory is closing.”", "speaker-changed"),
    ("Les huitièmes de finale auront lieu lundi.", "The last 24 will take place on Monday.", "figure-added"),
    ("La salle a aussi des « moniteurs » virtuels, a dit le maire.", "The room also has virtual monitors, the mayor said.", "quotation-lost"),
    ("Se garer ici n'est pas facile.", "Parking here is easy.", "negation"),
    ("La boutique ouvre le lundi.", "The shop does not open on Mondays.", "negation"),
    ("Elle ne garde que deux moutons.", "She keeps two sheep.", "negation"),
    ("Le pont devrait fermer.", "The bridge is closing.", "certainty"),
    ("La République centrafricaine a voté.", "The USA has voted.", "name-"),
    ("Le quinquagénaire a été soigné.", "The 63-year-old was treated.", "figure-"),
    ("Le suspect aurait vendu une table.", "The suspect sold a table.", "certainty"),
    ("Tournez à gauche.", "Turn right.", "opposite"),
    ("Hier, malheureusement, le pont a été fermé.", "The bridge was closed.", "omission"),
    # who speaks, writes or judges has said what is quoted
    ("Le maire redoute un marché gris, a dit Colin.", "The mayor fears a “grey” market, Colin said.", "quotation-added"),
    ("La presse évoque ses « oubliés ».", "The press mentions its forgotten ones.", "quotation-lost"),
    ("Elle a crié « Stop » au chauffeur.", "She shouted stop at the driver.", "quotation-lost"),
    ("Selon elle, l'eau est « froide et sale ».", "According to her, the water is cold and dirty.", "quotation-lost"),
    ("Le Marché gris de la vieille ville prospère sous les ponts.", "The market “that is grey in the old town” thrives under the bridges.", "quotation-added"),
    # another name, and no other spelling of one
    ("Hier, Ana Zelmitsky a parlé.", "Yesterday, Ana Zelbitsky spoke.", "name-spelling"),
    ("Le village de Gongdae est vide.", "The village of Bongdae is empty.", "name-"),
    ("La chaîne KRBT diffuse le match.", "Channel KRBS is broadcasting the match.", "name-changed"),
    ("Hier, le CPAG a dit non.", "Yesterday, she said no.", "name-lost"),
    ("Le pont sera rouvert, a précisé M. Colin.", "The “old” bridge will reopen, said Mr. Colin.", "quotation-added"),
    ("Le maire a dit que le pont sera rouvert lundi.", "“The bridge will reopen on Monday,” said the mayor.", "quotation-added"),
    ("Le pont sera rouvert lundi.", "The bridge, they say, will “reopen on Monday.”", "quotation-added"),
    ("« Le pont sera rouvert lundi. »", "“The bridge will reopen on Monday.", "quotation-mark"),
    ("Il a parlé d'un « vendredi noir » pour la bourse.", "He spoke of a black Friday for the stock market.", "quotation-lost"),
    ("Elle travaille aux Émirats arabes unis.", "She works in the USA.", "name-lost"),
    ("Un supermarché écossais a brûlé.", "A British supermarket burned down.", "name-"),
    ("Un traité sino-grec a été signé.", "A treaty between Japan and Greece was signed.", "name-"),
    ("Hier, Gérard de Nerval a disparu.", "Yesterday, Vigny disappeared.", "name-lost"),
    ("Elle vit à Mexico.", "She lives in Mexico.", "name-changed"),
    ("Chaque New-Yorkais a voté.", "Every New Hampshirite voted.", "name-"),
    ("Le capteur est tiède.", "The capturer is warm.", "non-word"),
    ("Ces haltérophiles sont forts.", "These haltophilers are strong.", "non-word"),
    ("Ils ne trichent pas. Ils ne bavardent pas.", "They do not cheat. They chat.", "negation"),
    ("Paul a sauvé Marc.", "Marc saved Paul.", "order"),
    (
        "Bien sûr, ce sont des jouets que nous vendons, et elle peut utiliser ses bras pour les déplacer finement.",
        "And of course these are toys that we're selling, and she can use her arms while hundreds of angry farmers block the roads.",
        "addition",
    ),
    ("« J'ai gagné », a déclaré Lucie Perret, de Nantes, à Hugo Blin.", "“I won,” Hugo Blin, from Nantes, told Lucie Perret.", "speaker-changed"),
    ("Le timbre coûte 60 centimes.", "The stamp costs 60 pounds.", "unit-changed"),
    ("Elle est restée jusqu'à la fin.", "She did not stay until the end.", "negation"),
    ("Il a promis une « reprise rapide des travaux » et un « budget solide ».", "He promised a quick resumption of work and “a solid” “budget”.", "quotation-words"),
    ("Une tour de 30 m.", "A tower of 150 feet.", "figure-changed"),
    ("Une chambre de 9 m²", "A room of 30 square feet", "figure-changed"),
    ("L'eau est à 18 °C.", "The water is at 18.", "unit-lost"),
    ("La marge est de 0,4 mm.", "The margin is .6 mm.", "figure-changed"),
    ("Elle avait huit ans trois quarts.", "She was 8.25 years old.", "figure-changed"),
    ("Le train part à 7:45 du quai 3.", "The train leaves at 7:15 from platform 3.", "figure-"),
    ("Le bureau ferme à 5 P.M. le samedi.", "The office closes at 5 a.m. on Saturday.", "figure-"),
    ("L'écart est de 12 points de pourcentage.", "The gap is 12 euros.", "unit-"),
    ("Le fonds dispose de 8 milliards d'euros.", "The fund has 8 thousand euros.", "figure-"),
    ("La ville compte 116 000 habitants.", "The city has 116 000 inhabitants.", "figure-notation"),
    ("Au VIe siècle BC, la cité est détruite.", "In the 6th century the city was destroyed.", "date-changed"),
    ("« C'est un affront », a déclaré Lopez durant un meeting avec Weber.", "“It is an affront,” Weber said at a rally with Lopez.", "speaker-changed"),
    ("Le patron de Volvo, Karl Berg, a déclaré à Anna Keller : « Nous sommes prêts. »", "Volvo's Anna Keller said to Karl Berg: “We are ready.”", "speaker-changed"),
    ("Prenez-vous des médicaments ?", "You take medicine.", "certainty"),
    ("Le suspect serait parti.", "The suspect has left.", "certainty"),
    ("Les lampadaires sont allumés.", "The lampadarians are lit.", "non-word"),
    ("L'échelle est au nord du centre.", "The ladder is south of the centre.", "opposite"),
    # nouns of one kind of which none is the other
    ("Le loup a mangé trois agneaux.", "The bear ate three lambs.", "word-changed"),
    ("Elle s'est cassé le poignet.", "She broke her ankle.", "word-changed"),
    ("La sorcière joue du violon.", "The witch plays the trumpet.", "doubtful"),
    ("Le boucher a fermé à midi.", "The baker closed at noon.", "doubtful"),
    ("Les jardiniers ont manifesté.", "Plumbers demonstrated.", "doubtful"),
    ("L'éclipse a commencé.", "The eruption has begun.", "doubtful"),
    # what French says of an English name, and does not explain
    ("Il dirige la Water Research Foundation (« une coquille vide », dit le maire) depuis 2010.", "He has headed the Water Research Foundation since 2010.", "quotation-lost"),
    ("L'accord Green Deal Europe (signé par les ministres et le président) entre en vigueur.", "The Green Deal Europe agreement takes effect.", "omission"),
    # a preposition before a time
    ("Le concert débute à 20 h 45.", "The concert starts to 20:45.", "figure-notation"),
    # what only looks like the French word
    ("Le dessert est froid.", "The desert is cold.", "doubtful"),
    ("Les vaches sont dans le pré.", "The vaccines are in the meadow.", "doubtful"),
    # adjectives of which one is near to the opposite of the other
    ("Les gradins étaient bondés.", "The stands were empty.", "doubtful"),
    ("La piste est boueuse.", "The track is dry.", "doubtful"),
    # who was born, and one of several
    ("Mon voisin est né dans ce village.", "My neighbour died in this village.", "opposite"),
    ("Un salarié sur six fume.", "Six employees smoke.", "figure-changed"),
    ("Un électeur sur 4 hésite encore.", "4 voters are still hesitating.", "figure-changed"),
    ("Les pompiers ont arrosé la grange.", "The firefighters hosed the chapel.", "doubtful"),
]  # fmt: skip


@pytest.mark.parametrize(("french", "english"), SOUND)
def test_what_is_right_is_not_flagged(french: str, english: str) -> None:
    assert [f.message for f in check(french, english)] == []


@pytest.mark.parametrize(("french", "english", "code"), WRONG)
def test_what_is_near_to_it_and_wrong_is_flagged(french: str, english: str, code: str) -> None:
    assert any(f.code.startswith(code) for f in check(french, english))


@pytest.mark.parametrize(("french", "english", "code"), FREE)
def test_what_a_translator_may_do_otherwise_is_a_doubt(
    french: str, english: str, code: str
) -> None:
    found = check(french, english)
    assert {f.code for f in found} == {code}
    assert all(map(is_doubt, found))
