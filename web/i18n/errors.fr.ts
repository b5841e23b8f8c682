import type { ShownError } from './errors.en.ts';

/** Ce qui s’est passé et que faire, sans reproche. */
export const errorsFr: Record<ShownError, string> = {
  offline: 'Le service ne répond pas. Vérifiez qu’il est démarré et que vous êtes connecté.',

  'empty-file': 'Ce fichier est vide.',
  'unknown-format':
    'Ce n’est ni un fichier FIT, GPX ou TCX, ni une archive ZIP ou GZ de tels fichiers.',
  'too-large': 'Ce fichier dépasse la taille que le service accepte.',
  'too-many-samples': 'Ce fichier contient plus de points qu’une sortie ne peut en avoir.',
  'not-an-activity':
    'Ce fichier ne contient pas d’activité : peut-être des réglages, un entraînement ou un parcours.',
  'not-cycling': 'Cette activité n’est pas du vélo. Seules les sorties à vélo sont gardées ici.',
  'planned-route': 'Ce fichier est un itinéraire prévu : il a été tracé, pas roulé.',
  'waypoints-only': 'Ce fichier ne contient que des points d’intérêt, aucune trace.',
  'no-samples': 'Ce fichier ne contient aucune mesure : il n’y a rien à calculer.',
  'no-times': 'Ce fichier dit où, mais pas quand : sans heures, il n’y a pas de sortie.',

  'fit-header': 'Le début de ce fichier FIT est abîmé.',
  'fit-truncated': 'Ce fichier FIT s’arrête trop tôt : il en reste trop peu pour une sortie.',
  'fit-crc': 'Ce fichier FIT est abîmé : sa somme de contrôle ne correspond pas à son contenu.',
  'fit-definition': 'Ce fichier FIT se contredit et n’a pas pu être lu.',
  'fit-parts': 'Ce fichier FIT enchaîne trop de parties.',

  'xml-syntax': 'Ce fichier n’est pas du XML bien formé et n’a pas pu être lu jusqu’au bout.',
  'xml-doctype': 'Ce fichier déclare un type de document, ce qui est refusé par sécurité.',
  'xml-depth': 'Ce fichier est plus profondément imbriqué qu’un fichier de sortie ne l’est jamais.',
  'xml-attributes':
    'Un élément de ce fichier porte plus d’attributs qu’un fichier de sortie n’en a jamais.',
  'xml-encoding': 'Le codage des caractères de ce fichier n’est pas connu ici.',

  'time-unset': 'L’horloge du compteur n’était pas réglée : les heures de ce fichier sont fausses.',
  'time-future':
    'Cette sortie est datée dans le futur : l’horloge du compteur était sans doute mal réglée.',
  'time-order':
    'Les heures de ce fichier reviennent trop souvent en arrière pour être remises en ordre.',
  'time-span': 'Ce fichier couvre plus de 48 heures.',
  'time-budget': 'La lecture de ce fichier durait trop longtemps et a été arrêtée.',
  'worker-lost': 'La lecture de ce fichier s’est interrompue. Il est gardé et sera repris.',

  'zip-damaged': 'Cette archive ZIP est abîmée.',
  'zip-encrypted': 'Cette archive ZIP est protégée par un mot de passe.',
  'zip-overlap': 'Cette archive ZIP se recouvre elle-même, ce qui est refusé par sécurité.',
  'zip-ratio': 'Cette archive enfle trop une fois ouverte, ce qui est refusé par sécurité.',
  'zip-path': 'Une entrée de cette archive mène hors d’elle, ce qui est refusé par sécurité.',
  'zip-depth': 'Cette archive en contient d’autres, trop profondément imbriquées.',
  'zip-entries': 'Cette archive a trop d’entrées.',
  'gzip-damaged': 'Cette archive GZ est abîmée.',

  'pack-invalid': 'Les montées du territoire n’ont pas pu être lues.',

  'bad-request': 'Le service n’a pas compris cette demande. Vérifiez ce qui a été saisi.',
  unauthenticated:
    'Vous êtes déconnecté, ou les identifiants ne sont pas les bons. Connectez-vous pour continuer.',
  forbidden: 'Votre compte ne permet pas cette action.',
  'two-factor-code':
    'Les six chiffres de votre application manquent ou sont faux. Chaque code sert une fois.',
  'two-factor-needed':
    'Votre rôle demande un second facteur. Activez-le d’abord dans votre compte.',
  'password-wrong': 'Ce n’est pas le mot de passe de votre compte.',
  'link-invalid': 'Ce lien est inconnu, déjà utilisé ou trop ancien. Demandez-en un nouveau.',
  'not-found': 'Il n’y a rien ici, ou rien que vous puissiez voir.',
  conflict: 'Cela a changé entre-temps, ou existe déjà.',
  'import-invalid': 'Ce n’est pas un export de Cycling Lab, ou il a été modifié.',
  'consent-needed':
    'Le ou la cycliste n’a pas accepté, ou n’accepte plus, que des fichiers soient conservés ici.',
  'consent-outdated':
    'Le texte a changé depuis le chargement de la page. Rechargez-la et relisez-le.',
  'consent-closed':
    'Ce n’est pas ouvert à votre âge, ou votre mois de naissance est encore inconnu.',
  'last-coach':
    'Les cyclistes de ce groupe n’auraient plus d’entraîneur. Nommez-en d’abord un autre.',
  'unsupported-media': 'Le service n’accepte pas ce type de contenu.',
  'rate-limited': 'Trop d’essais en peu de temps. Patientez un instant, puis recommencez.',
  unavailable: 'Le service est occupé ou démarre. Réessayez dans un instant.',
  'storage-full':
    'Le disque du service est plein : rien de plus ne peut être gardé pour l’instant.',
  internal: 'Un incident s’est produit dans le service. Il a été consigné.',
  'warehouse-locked': 'Les résultats sont utilisés par un autre processus.',
  'warehouse-damaged': 'Les résultats sont abîmés et sont en train d’être recalculés.',
  configuration: 'Le service n’est pas configuré correctement.',
};
