import { NumberSetting, SwitchSetting } from '../kit/setting';
import type { ForwardDraft } from './rule-forward';

/** Whether clients stay with the target group that they came to first, and how long. */
export function GroupStickiness(props: {
  draft: ForwardDraft;
  onDraft: (draft: ForwardDraft) => void;
}) {
  const { draft, onDraft } = props;
  return (
    <>
      <SwitchSetting
        text={{
          name: 'TargetGroupStickinessConfig',
          hint: 'Its cookie AWSALBTG leads a client to the same target group again.',
          byDefault: 'off',
        }}
        value={draft.isSticky}
        onChange={(isSticky) => onDraft({ ...draft, isSticky })}
      />
      {draft.isSticky && (
        <NumberSetting
          text={{ name: 'DurationSeconds', hint: '', range: '1–604,800 s' }}
          value={draft.durationSeconds}
          onChange={(durationSeconds) => onDraft({ ...draft, durationSeconds })}
          min={1}
          max={604_800}
          suffix=" s"
        />
      )}
    </>
  );
}
