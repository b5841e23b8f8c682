/** Explains an export to whoever opens it years later, in both languages. */
export const README = `CYCLING LAB — EXPORT

manifest.json    la liste de tout : fichiers, sorties, valeurs du profil, zones de confidentialité
account.json     votre compte et vos groupes
consents.json    vos consentements, avec leur histoire
originals/       vos fichiers, octet pour octet, tels que vous les avez envoyés
rides/           les résultats de chaque sortie, comme l'API les donne (unités SI)
power-curves/    la courbe de puissance de chaque sortie

Pour reprendre ces données dans un autre service Cycling Lab : Compte, « Importer un export ».
Les consentements n'y sont pas transférés : vous les donnez de nouveau.
Ce fichier contient des données personnelles, dont le lieu de vos zones de confidentialité :
ne le partagez pas.

--------------------------------------------------------------------------------------------

manifest.json    the list of everything: files, rides, profile values, privacy zones
account.json     your account and your groups
consents.json    your consents, with their history
originals/       your files, byte for byte as you sent them
rides/           the results of each ride, as the API tells them (SI units)
power-curves/    the power curve of each ride

To use these data in another Cycling Lab service: Account, "Import an export".
Consents are not transferred: you give them anew there.
This file holds personal data, among them where your privacy zones are: do not share it.
`;
