import { LabError } from '../core/errors.ts';
import type { Group } from '../ledger/groups.ts';
import { nothing } from './disclosure.ts';

/**
 * A group where the viewer may do this with it; `found` is the group as the viewer is a member of it.
 * To everybody else it does not exist. Members see who belongs to it, coaches decide about it.
 * @throws LabError not-found, forbidden
 */
export function discloseGroup(action: 'read' | 'manage', found: Group | undefined): Group {
  if (!found) throw nothing();
  if (action === 'manage' && found.capacity !== 'coach') {
    throw new LabError('forbidden', 'Only a coach of the group may do this.');
  }
  return found;
}
