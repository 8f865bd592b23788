import { HOOK_ANSWERS } from '../../model/service-deployment';
import { functionName } from '../inspector/hook-answers';
import { ChoiceSetting, TextSetting } from '../kit/setting';
import { type AnswerDraft, draftAnswers, type HookAnswers } from './hook-drafts';

const KINDS = [
  { value: 'SUCCEEDED', label: 'SUCCEEDED at once: the deployment goes on' },
  { value: 'IN_PROGRESS', label: 'waits until you answer by hand' },
  { value: 'FAILED', label: 'FAILED: the deployment goes back' },
  { value: 'script', label: 'a script of answers, call by call' },
] as const;

/** What the sandbox's stand-in of a function answers when the deployment calls it. */
export function HookAnswerFields(props: { reference: string; answers: HookAnswers }) {
  const { reference, answers } = props;
  const draft = answers.draftOf(reference);
  const set = (change: Partial<AnswerDraft>) => answers.set(reference, { ...draft, ...change });
  const name = functionName(reference);
  return (
    <>
      <ChoiceSetting
        text={{
          name: `What ${name} answers`,
          hint:
            draft.kind === 'IN_PROGRESS'
              ? 'You answer in the inspector of the service, near the top.'
              : 'The sandbox’s own: no code is run.',
        }}
        value={draft.kind}
        onChange={(next) =>
          set({ kind: KINDS.find(({ value }) => value === next)?.value ?? 'SUCCEEDED' })
        }
        choices={KINDS}
      />
      {draft.kind === 'script' && (
        <TextSetting
          text={{ name: `Script of ${name}`, hint: 'The last answer repeats.' }}
          value={draft.script}
          onChange={(script) => set({ script })}
          placeholder="IN_PROGRESS, SUCCEEDED"
          problem={draftAnswers(draft) ? null : `Allowed: ${HOOK_ANSWERS.join(', ')}`}
        />
      )}
    </>
  );
}
