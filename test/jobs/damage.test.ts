import { describeDamage } from '../faults/damage.ts';

// All of them: npm run test:faults.
describeDamage([
  'the log was cut in the middle',
  'a bit of the log was flipped in the middle',
  'the file was deleted, not its log',
  'a bit of the file was flipped in its first block',
]);
