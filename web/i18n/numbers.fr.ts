import type { numbersEn } from './numbers.en.ts';

export const numbersFr: typeof numbersEn = {
  rules: {
    open: (label: string) => `${label} : comment c’est calculé`,
    version: (version: string) => `Version de l’analyse : ${version}`,
    unknownTitle: 'Inconnu',
    effortTime:
      'De la porte de départ à la porte d’arrivée de la montée. L’instant à chaque porte est interpolé entre les deux points qui l’entourent.',
    uncertainty:
      'L’intervalle qui contient le vrai temps dans 95 cas sur 100, d’après l’espacement et la précision des points aux deux portes.',
    effortMoving: 'Temps passé dans la montée, arrêts déduits.',
    effortPower:
      'Moyenne de la puissance enregistrée entre les portes, zéros compris, secondes sans mesure écartées.',
    perKilogram: 'Puissance moyenne dans la montée divisée par le poids du profil du cycliste.',
    effortHeartRate: 'Moyenne de la fréquence cardiaque enregistrée entre les portes.',
    vam: 'Mètres de dénivelé gagnés en une heure à l’allure de cette montée, arrêts compris.',
    leg: 'Temps depuis le passage précédent jusqu’à celui-ci.',
    zone: 'Secondes passées dans chaque zone pendant que le chronomètre tournait. Les zones suivent le seuil du cycliste.',
  },

  unknown: {
    general: 'Le fichier ne contient pas ce qu’il faut pour ce calcul.',
    power: 'La sortie n’a pas de mesure de puissance.',
    threshold: 'Il faut la puissance dans le fichier et un seuil dans le profil du cycliste.',
    heartRate: 'La sortie n’a pas de fréquence cardiaque.',
    powerAndHeartRate: 'Il faut à la fois la puissance et la fréquence cardiaque.',
    cadence: 'La sortie n’a pas de cadence.',
    temperature: 'Le compteur n’a pas enregistré de température.',
    altitude: 'La sortie n’a pas d’altitude.',
    vam: 'La VAM n’est donnée que pour les montées d’au moins 100 m de dénivelé, entre 4 et 13 % de pente moyenne.',
    distance: 'La sortie n’a ni distance ni positions.',
    speed: 'La sortie n’a ni vitesse ni positions.',
    balance: 'Le capteur de puissance ne distingue pas la gauche de la droite.',
    gate: 'Cette porte n’a pas été franchie à portée du tracé.',
    weight: 'Il faut la puissance dans le fichier et un poids dans le profil du cycliste.',
    notShared: 'Le cycliste ne partage pas cela avec vous.',
    notSet: 'Pas encore renseigné.',
  },
};
