import { Button, NumberInput, Progress, Select, TextInput } from '@mantine/core';
import { figureLabel } from '../../formats/comparison/figure-words';
import { type FigureName, FIGURES } from '../../model/trial';
import type { SweepSetting } from '../../state/sweep/sweep-setting';
import { draftOf, planOf, SEEDS, type SweepDraft } from './sweep-draft';
import styles from './sweep.module.css';
import { valueWords } from './sweep-words';

const FIGURE_CHOICES = FIGURES.map(({ name }) => ({ value: name, label: figureLabel(name) }));

const OF_DEPLOYMENTS: readonly FigureName[] = ['deploymentSeconds', 'deploymentsFailed'];

/** Settings under the things that have them. */
function settingChoices(settings: readonly SweepSetting[]) {
  const things = [...new Set(settings.map(({ of }) => of))];
  return things.map((of) => ({
    group: of,
    items: settings
      .filter((one) => one.of === of)
      .map(({ id, label }) => ({ value: id, label: `${label} · ${of}` })),
  }));
}

const numberOf = (value: number | string): number | '' => (typeof value === 'number' ? value : '');

interface SweepFormProps {
  settings: readonly SweepSetting[];
  setting: SweepSetting;
  draft: SweepDraft;
  problems: ReturnType<typeof planOf>['problems'];
  progress: { done: number; of: number } | null;
  canRun: boolean;
  /** The run has a deployment that figures could be of. */
  isDeployed: boolean;
  onDraft: (change: Partial<SweepDraft>) => void;
  onRun: () => void;
  onCancel: () => void;
}

/** What is varied, over which values, measured by what, how often. */
export function SweepForm(props: SweepFormProps) {
  const { settings, setting, draft, problems, onDraft } = props;
  const { current, least, most } = setting;
  const now = current === null ? '' : `Now ${valueWords(current, setting)}. `;
  return (
    <form
      className={styles.form}
      aria-label="Sweep"
      onSubmit={(event) => {
        event.preventDefault();
        props.onRun();
      }}
    >
      <Select
        label="Setting"
        data={settingChoices(settings)}
        value={setting.id}
        searchable
        onChange={(id) => {
          const next = settings.find((one) => one.id === id);
          if (next) onDraft(draftOf(next));
        }}
      />
      <TextInput
        label="Values"
        description={`${now}AWS takes ${least} to ${most}${setting.unit && ` ${setting.unit}`}.`}
        value={draft.values}
        error={problems.values}
        onChange={(event) => onDraft({ values: event.currentTarget.value })}
      />
      <Select
        label="Against"
        description={
          OF_DEPLOYMENTS.includes(draft.figure) && !props.isDeployed
            ? 'Nothing is deployed in this run: deploy first, or take another figure.'
            : undefined
        }
        data={FIGURE_CHOICES}
        value={draft.figure}
        onChange={(figure) => figure !== null && onDraft({ figure: figure as FigureName })}
      />
      <NumberInput
        label="Seeds for each value"
        description="The same for all of them, so that only the setting differs."
        value={draft.seeds}
        min={SEEDS.min}
        max={SEEDS.max}
        clampBehavior="none"
        error={problems.seeds}
        onChange={(value) => onDraft({ seeds: numberOf(value) })}
      />
      <Stretch draft={draft} problems={problems} onDraft={onDraft} />
      <Buttons {...props} />
    </form>
  );
}

/** What of the run counts. */
function Stretch(props: Pick<SweepFormProps, 'draft' | 'problems' | 'onDraft'>) {
  const { draft, problems, onDraft } = props;
  return (
    <div className={styles.pair}>
      <NumberInput
        label="Measured from"
        suffix=" s"
        min={0}
        value={draft.from}
        clampBehavior="none"
        error={problems.from}
        onChange={(value) => onDraft({ from: numberOf(value) })}
      />
      <NumberInput
        label="until"
        suffix=" s"
        min={1}
        value={draft.until}
        clampBehavior="none"
        error={problems.until}
        onChange={(value) => onDraft({ until: numberOf(value) })}
      />
    </div>
  );
}

function Buttons({ problems, progress, canRun, onCancel }: SweepFormProps) {
  return progress === null ? (
    <Button type="submit" disabled={!canRun || Object.keys(problems).length > 0}>
      Run the sweep
    </Button>
  ) : (
    <div className={styles.running}>
      <Progress value={(100 * progress.done) / progress.of} aria-label="Runs done" />
      <output>
        {progress.done} of {progress.of} runs
      </output>
      <Button variant="outline" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
