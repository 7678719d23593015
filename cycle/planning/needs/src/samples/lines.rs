//! What people say in any sample: thanks, questions and answers that fit many needs.

pub(crate) const MERGED: [&str; 3] = [
    "Samma sak är redan efterfrågad av en annan enhet. Vi tar det i ett, och ni får samma svar samtidigt.",
    "Det här är samma behov som vi redan arbetar med. Vi för samman dem så att inget tappas bort.",
    "Fler har bett om detsamma. Tillsammans väger behoven mer, så vi lägger ihop dem.",
];
pub(crate) const THANKS: [&str; 4] = [
    "Tack, vi har läst det här och återkommer innan veckan är slut.",
    "Tack för att du skriver. Vi undersöker hur det ser ut hos fler innan vi svarar ordentligt.",
    "Tack. Kan du säga hur ofta det händer, och för hur många?",
    "Bra att du hör av dig. Vi tar upp det på måndagens genomgång och skriver sedan här.",
];
pub(crate) const REPLIES: [&str; 5] = [
    "Någon gång i veckan, och då är det för hela klassen eller hela våningen.",
    "Tack för snabbt svar! Det räcker om det är löst till terminsstarten.",
    "Vi har vant oss, men nya kollegor reagerar. Det borde säga något.",
    "Kom gärna hit och titta. Onsdag eftermiddag är lugnast.",
    "Det gäller fler än oss. Jag frågade grannenheten, och de har likadant.",
];
pub(crate) const MET: [&str; 4] = [
    "Tack! Vi har redan hört samma sak från andra och visar er var det tas om hand.",
    "Hej! En annan enhet var före er med en dag. Jag för samman behoven så att ni får veta allt som händer.",
    "Tack för att du skriver. Ni är inte ensamma om det här.",
    "Det här känner vi igen. Vi samlar det hos dem som bad om det först.",
];
pub(crate) const RIGHT: [&str; 4] = [
    "Precis så är det. Skönt att bli förstådd.",
    "Ja, det stämmer. Glöm inte dem som arbetar helger.",
    "Nästan. Det gäller också vikarierna, men i övrigt är det rätt.",
    "Det är så vi menar. Tack.",
];
pub(crate) const HOW_GOES: [&str; 6] = [
    "Hej, hur går det? Frågan kom upp på arbetsplatsträffen.",
    "Finns det någon dag att hålla sig till? Jag vill kunna svara kollegorna.",
    "Hör av mig igen. Vi har inte glömt det, har ni?",
    "Vi planerar nästa termin nu och undrar om vi kan räkna med det här.",
    "Hur ligger det till? Det är ingen brådska, jag vill bara veta.",
    "En kollega säger att det är inställt. Stämmer det?",
];
pub(crate) const GOES: [&str; 6] = [
    "Det är beställt. Leverantören säger tre veckor, och vi hör av oss när det är här.",
    "Vi ligger efter två andra saker men håller planen. Du får veta om något ändras.",
    "Nej, inte inställt. Vi väntar på en montör och fick en ny tid i går.",
    "Bra att du frågar. Provet gick bra hos den första enheten, så nu kommer ni.",
    "Det är klart till hälften. Resten tar vi när ni har stängt.",
    "Räkna med det. Skulle det spricka säger vi till senast en månad före.",
];
pub(crate) const THANK_YOU: [&str; 6] = [
    "Tack! Det gjorde skillnad redan första dagen.",
    "Toppen. Jag har visat det för alla på plan två.",
    "Det fungerar. En fråga: gäller det också på sommaren?",
    "Tack för att ni lyssnade och kom hit.",
    "Äntligen. Kollegorna applåderade i fikarummet.",
    "Det fungerar hos oss. Grannavdelningen undrar när de får.",
];
pub(crate) const FAIR: [&str; 4] = [
    "Tråkigt, men jag förstår. Tack för en ärlig förklaring.",
    "Synd. Kan vi ta upp det igen när budgeten läggs?",
    "Det andra förslaget provar vi gärna.",
    "Okej. Jag hade hoppats på ett annat svar, men nu vet vi.",
];
pub(crate) const FAIR_REPLY: [&str; 3] = [
    "Gör det. Vi har skrivit upp det inför budgeten också.",
    "Hör av dig om det förslaget inte räcker, så tar vi upp det här igen.",
    "Tack för att du tar det så. Vi ser på det igen om läget ändras.",
];
