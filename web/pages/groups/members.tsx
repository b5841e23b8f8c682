import { useState } from 'preact/hooks';
import { type Group, groupsApi, type Member } from '../../api/groups.ts';
import type { Rider } from '../../api.ts';
import { Menu, type MenuEntry } from '../../components/menu.tsx';
import { SharedFields } from '../../components/shared-fields.tsx';
import { ErrorMessage } from '../../components/states.tsx';
import { shortDate } from '../../format/date.ts';
import { groupWords } from '../../i18n/groups.ts';
import { t } from '../../i18n/index.ts';
import { language } from '../../i18n/language.ts';
import { useAction } from '../../resource.ts';
import { person } from '../../session.ts';
import { RemoveMember } from './farewells.tsx';
import { GuardianLink } from './guardian-link.tsx';
import { RiderValues } from './rider-values.tsx';

interface MembersProps {
  group: Group;
  /** Those whom the viewer may see, with their values as far as shared. */
  riders: Rider[];
  onChanged: () => void;
}

/** Coaches first, then riders, each with what they show to whoever looks. */
export function Members({ group, riders, onChanged }: MembersProps) {
  const { group: words } = groupWords();
  const coaching = group.capacity === 'coach';
  const rows = { group, riders, onChanged };
  const coaches = group.members.filter(({ capacity }) => capacity === 'coach');
  const others = group.members.filter(({ capacity }) => capacity === 'rider');
  return (
    <>
      <section aria-labelledby="coaches">
        <div class="section-head">
          <h2 id="coaches">{words.coaches}</h2>
        </div>
        {coaches.length === 0 && <p class="soft">{words.noCoaches}</p>}
        <MemberList {...rows} members={coaches} label={words.coaches} />
      </section>
      <section aria-labelledby="riders">
        <div class="section-head">
          <h2 id="riders">{words.riders}</h2>
        </div>
        <p class="soft measure section-note">{coaching ? words.coachNote : words.riderNote}</p>
        {others.length === 0 && (
          <p class="soft">{coaching ? words.noRidersCoach : words.noRidersRider}</p>
        )}
        <MemberList {...rows} members={others} label={words.riders} />
      </section>
    </>
  );
}

interface MemberListProps extends MembersProps {
  members: Member[];
  label: string;
}

function MemberList({ group, riders, members, label, onChanged }: MemberListProps) {
  const [acting, setActing] = useState<Acting | null>(null);
  if (members.length === 0) return null;
  return (
    <>
      <ul class="lines" aria-label={label}>
        {members.map((member) => (
          <MemberLine
            key={member.personId}
            group={group}
            member={member}
            rider={riders.find(({ id }) => id === member.riderId)}
            onAct={setActing}
            onChanged={onChanged}
          />
        ))}
      </ul>
      {acting?.act === 'remove' && (
        <RemoveMember
          groupId={group.id}
          member={acting.member}
          onGone={onChanged}
          onClose={() => setActing(null)}
        />
      )}
      {acting?.act === 'guardian' && acting.member.riderId !== null && (
        <GuardianLink
          name={acting.member.name}
          riderId={acting.member.riderId}
          onClose={() => setActing(null)}
        />
      )}
    </>
  );
}

interface Acting {
  act: 'remove' | 'guardian';
  member: Member;
}

interface MemberLineProps {
  group: Group;
  member: Member;
  rider: Rider | undefined;
  onAct: (acting: Acting) => void;
  onChanged: () => void;
}

function MemberLine({ group, member, rider, onAct, onChanged }: MemberLineProps) {
  const { group: words } = groupWords();
  const self = person.value?.id === member.personId;
  const { failed, run } = useAction();
  const change = (capacity: Member['capacity']) =>
    run(async () => {
      await groupsApi.changeMember(group.id, member.personId, capacity);
      onChanged();
    });
  return (
    <li class="member">
      <div class="member-name">
        <MemberName member={member} />
        {self && <span class="soft small"> ({words.you})</span>}
        <p class="soft small">{words.since(shortDate(member.since, language.value))}</p>
      </div>
      <div class="member-shown">
        {member.capacity === 'rider' && !self && (
          <SharedFields shared={member.shared} label={t().fields.shownBy(member.name)} />
        )}
        {rider && !self && <RiderValues rider={rider} />}
        {member.mayUpload && !self && <p class="soft small">{words.mayUpload}</p>}
        {member.needsGuardian && <p class="soft small">{words.needsGuardian}</p>}
        {failed && <ErrorMessage code={failed} />}
        {failed === 'conflict' && <p class="soft small">{words.coachNeedsRole}</p>}
      </div>
      {group.capacity === 'coach' && !self && (
        <Menu
          label={words.memberActions(member.name)}
          entries={memberEntries(member, onAct, change)}
        />
      )}
    </li>
  );
}

/** A link to the rides where there is something to see. */
function MemberName({ member }: { member: Member }) {
  const { riderId, shared } = member;
  if (riderId === null || !shared.includes('summary')) return <strong>{member.name}</strong>;
  return (
    <a
      class="name-link"
      href={`/rides?rider=${encodeURIComponent(riderId)}`}
      title={groupWords().group.showRides(member.name)}
    >
      {member.name}
    </a>
  );
}

function memberEntries(
  member: Member,
  onAct: MemberLineProps['onAct'],
  change: (capacity: Member['capacity']) => Promise<void>,
): MenuEntry[] {
  const { group: words } = groupWords();
  const remove: MenuEntry = {
    label: words.remove,
    onSelect: () => onAct({ act: 'remove', member }),
    danger: true,
  };
  if (member.capacity === 'coach') {
    return [{ label: words.makeRider, onSelect: () => void change('rider') }, remove];
  }
  const guardian: MenuEntry = {
    label: words.guardianLink,
    onSelect: () => onAct({ act: 'guardian', member }),
  };
  return [
    ...(member.needsGuardian ? [guardian] : []),
    { label: words.makeCoach, onSelect: () => void change('coach') },
    remove,
  ];
}
