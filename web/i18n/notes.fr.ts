import type { NoteCode } from '../../src/core/notes.ts';
import { pluralFr as plural } from './plural.ts';

/** Ce que dit une remarque, d’après le nombre de points, pauses ou champs concernés. */
export const notesFr: Record<NoteCode, (count: number) => string> = {
  'crc-mismatch': () =>
    'La somme de contrôle du fichier ne correspond pas : il a été abîmé après l’enregistrement.',
  'header-damaged': () => 'Le début du fichier était abîmé ; le reste a été lu.',
  truncated: (n) => `Le fichier s’arrête trop tôt : ${plural(n, 'point gardé', 'points gardés')}.`,
  partial: (n) =>
    `Sauvé d’un fichier abîmé (${plural(n, 'point', 'points')}) : ne compte pas dans les records.`,
  'part-skipped': (n) =>
    `${plural(n, 'partie du fichier n’a', 'parties du fichier n’ont')} pas pu être lue${n < 2 ? '' : 's'}.`,
  'definition-missing': (n) =>
    `${plural(n, 'message illisible', 'messages illisibles')} : leur description manque.`,
  'heart-rate-merged': (n) =>
    `Fréquence cardiaque reprise de la mémoire de la ceinture : ${plural(n, 'valeur placée', 'valeurs placées')}.`,
  'values-out-of-range': (n) =>
    plural(n, 'valeur impossible a été écartée.', 'valeurs impossibles ont été écartées.'),
  'time-unset-samples': (n) =>
    plural(n, 'point sans heure valable écarté.', 'points sans heure valable écartés.'),
  'developer-fields-ignored': (n) =>
    plural(
      n,
      'champ d’une application ajoutée n’est pas compris ici.',
      'champs d’applications ajoutées ne sont pas compris ici.',
    ),
  'encoding-guessed': () => 'Le codage des caractères a été deviné.',
  'second-format': () => 'Le fichier suit un dialecte ancien ou inhabituel de son format.',

  'times-sorted': (n) =>
    plural(n, 'point remis dans l’ordre du temps.', 'points remis dans l’ordre du temps.'),
  'duplicates-dropped': (n) => plural(n, 'point en double écarté.', 'points en double écartés.'),
  pauses: (n) => plural(n, 'pause', 'pauses'),
  lifts: (n) =>
    `${plural(n, 'trajet', 'trajets')} en remontée mécanique, compté comme pause : ni dénivelé ni distance.`,
  gaps: (n) => `${plural(n, 'trou', 'trous')} dans l’enregistrement.`,
  'smart-recording': () =>
    'Le compteur n’a pas enregistré chaque seconde : les valeurs entre deux points sont tenues ou interpolées.',

  'spikes-repaired': (n) => plural(n, 'pic aberrant réparé.', 'pics aberrants réparés.'),
  'power-missing': (n) => `La puissance manque pendant ${plural(n, 'seconde', 'secondes')}.`,
  'heart-rate-missing': (n) =>
    `La fréquence cardiaque manque pendant ${plural(n, 'seconde', 'secondes')}.`,
  'positions-missing': (n) => `La position manque pendant ${plural(n, 'seconde', 'secondes')}.`,
  'altitude-repaired': (n) => plural(n, 'altitude réparée.', 'altitudes réparées.'),
  'altitude-gps': () => 'L’altitude vient du GPS : le dénivelé est moins sûr qu’avec un baromètre.',
  'distance-from-positions': () =>
    'Le fichier ne donne pas de distance : elle est calculée d’après les positions.',
  'zero-positions-dropped': (n) =>
    plural(
      n,
      'position à latitude 0, longitude 0 écartée.',
      'positions à latitude 0, longitude 0 écartées.',
    ),

  'bike-class-guessed': () => 'Le type de vélo a été déduit ; vous pouvez le corriger.',
  short: () => 'La sortie est courte : certains chiffres disent peu.',
  'device-totals-differ': (n) =>
    plural(
      n,
      'total affiché par le compteur diffère du nôtre.',
      'totaux affichés par le compteur diffèrent des nôtres.',
    ),
  estimated: () => 'Certaines valeurs sont estimées.',
};
