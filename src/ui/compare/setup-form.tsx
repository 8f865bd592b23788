import { Button, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { toCommandLine } from '../../cli/to-command-line';
import { formatClock } from '../../model/sim-time';
import type { StoredSandbox } from '../../state/commands';
import { CommandLines } from '../kit/command-lines';
import { useMirror, useParts, useWorkspace } from '../sandbox-context';
import type { ChangeOption } from './change-option';
import { useDraftWords } from './draft-words';
import { GivenCommands } from './given-commands';
import { ValueField } from './value-field';
import styles from './setup-form.module.css';
import {
  changingOf,
  problemsOf,
  SEEDS,
  type SetupDraft,
  type Source,
  withBranch,
  withOption,
  withStored,
  withWhen,
} from './setup-draft';

interface FormProps {
  options: readonly ChangeOption[];
  draft: SetupDraft;
  onDraft: (change: Partial<SetupDraft>) => void;
  /** Why the last try came to nothing. */
  problem: string | null;
  onBegin: () => void;
}

const numberOf = (value: number | string): number | '' => (typeof value === 'number' ? value : '');

/** What the two variants are, what is measured, and how often. */
export function SetupForm(props: FormProps) {
  const { options, draft, onDraft, problem, onBegin } = props;
  const option = options.find(({ id }) => id === draft.optionId);
  const problems = problemsOf(draft, option);
  const isGood = Object.keys(problems).length === 0;
  const words = useDraftWords(draft, options);
  return (
    <form
      className={styles.form}
      aria-label="Compare"
      onSubmit={(event) => {
        event.preventDefault();
        if (isGood) onBegin();
      }}
    >
      <div className={styles.heading}>
        <h2>{`Two variants, the same ${words.sameArrivals ? 'arrivals' : 'seeds'}`}</h2>
        <p>
          Both are run again from their beginning, under the same seeds. The sandbox itself stays as
          it is.
        </p>
      </div>
      <div className={styles.variants}>
        <fieldset className={styles.variant} data-variant="a">
          <legend>A</legend>
          <p className={styles.what}>{words.a.what}</p>
          <CommandLines lines={words.a.lines} when="before" />
          {words.since && <SinceFork lines={words.since.a} />}
          <TextInput
            label="Name of A"
            value={draft.nameA ?? ''}
            placeholder={words.names.a}
            onChange={({ currentTarget }) => onDraft({ nameA: currentTarget.value || null })}
          />
        </fieldset>
        <fieldset className={styles.variant} data-variant="b">
          <legend>B</legend>
          <SourceField options={options} draft={draft} onDraft={onDraft} />
          {words.since && <SinceFork lines={words.since.b} />}
          {words.areSame && <p role="note">{SAME_RUN}</p>}
          {draft.source.kind === 'change' && (
            <ChangeFields options={options} draft={draft} onDraft={onDraft} problems={problems} />
          )}
          <TextInput
            label="Name of B"
            value={draft.nameB ?? ''}
            placeholder={words.names.b}
            onChange={({ currentTarget }) => onDraft({ nameB: currentTarget.value || null })}
          />
        </fieldset>
      </div>
      <MeasureFields draft={draft} onDraft={onDraft} problems={problems} title={words.title} />
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="submit" disabled={!isGood}>
          Compare
        </Button>
      </div>
    </form>
  );
}

const SAME_RUN =
  'Neither was given a command since they parted: both are the same run, and no figure can ' +
  'differ. Give this run a command first, or compare it with one thing changed.';

function SinceFork({ lines }: { lines: readonly string[] }) {
  return (
    <div>
      <p className={styles.what}>Given since they parted:</p>
      <GivenCommands lines={lines} none="No command: it goes on as it was." />
    </div>
  );
}

const CHANGE = 'change';

function SourceField({
  options,
  draft,
  onDraft,
}: Pick<FormProps, 'options' | 'draft' | 'onDraft'>) {
  const { commands, mirror } = useParts();
  const run = useMirror((state) => state.run);
  const open = useWorkspace((state) => state.documentId);
  const [stored, setStored] = useState<readonly StoredSandbox[]>([]);
  useEffect(() => {
    void commands.listSandboxes().then(setStored);
  }, [commands]);
  const branches = run.branches ?? [];
  const others = stored.filter(({ id }) => id !== open);
  const { source } = draft;
  const keyOf = (one: Source): string =>
    one.kind === 'change' ? CHANGE : `${one.kind}/${one.kind === 'branch' ? one.branch : one.id}`;
  const pick = (key: string) => {
    const [kind, id = ''] = [key.split('/')[0], key.slice(key.indexOf('/') + 1)];
    const left = branches.find((one) => kind === 'branch' && String(one.id) === id);
    const other = others.find((one) => kind === 'stored' && one.id === id);
    if (left) onDraft(withBranch(left, run));
    else if (other) onDraft(withStored(other, mirror.getState()));
    else {
      const option = options.find((one) => one.id === draft.optionId);
      const timing = option && withWhen(draft.when, option, draft, mirror.getState());
      onDraft({ source: { kind: 'change' }, ...timing });
    }
  };
  return (
    <Select
      label="B is"
      value={keyOf(source)}
      onChange={(key) => key !== null && pick(key)}
      data={[
        { value: CHANGE, label: 'this run, with one thing changed' },
        ...(branches.length > 0
          ? [
              {
                group: 'This run, against one that was left for it',
                items: branches.toReversed().map(({ id, forkedAt, head }) => ({
                  value: `branch/${id}`,
                  label: `this run; A is what was left at ${formatClock(forkedAt)} and came to ${formatClock(head)}`,
                })),
              },
            ]
          : []),
        ...(others.length > 0
          ? [
              {
                group: 'Another sandbox',
                items: others.map(({ id, name }) => ({ value: `stored/${id}`, label: name })),
              },
            ]
          : []),
      ]}
    />
  );
}

type Problems = ReturnType<typeof problemsOf>;
type PartProps = Pick<FormProps, 'draft' | 'onDraft'> & { problems: Problems };

/** Options under the things that they are about. */
function choicesOf(options: readonly ChangeOption[]) {
  return [...new Set(options.map(({ of }) => of))].map((of) => ({
    group: of,
    items: options
      .filter((one) => one.of === of)
      .map(({ id, label }) => ({
        value: id,
        label: id === 'lines' ? label : `${label} · ${of}`,
      })),
  }));
}

function ChangeFields({
  options,
  draft,
  onDraft,
  problems,
}: PartProps & Pick<FormProps, 'options'>) {
  const { mirror } = useParts();
  const option = options.find(({ id }) => id === draft.optionId);
  const changing = changingOf(draft, options);
  const canBegin = changing?.beginning !== undefined;
  const lines = changing?.shown.map(({ target, input }) => toCommandLine(target, input)) ?? [];
  return (
    <>
      <Select
        label="Changed in B"
        searchable
        data={choicesOf(options)}
        value={draft.optionId}
        onChange={(id) => {
          const next = options.find((one) => one.id === id);
          if (next) onDraft(withOption(next, draft, mirror.getState()));
        }}
      />
      {option && (
        <ValueField option={option} draft={draft} onDraft={onDraft} problem={problems.value} />
      )}
      <div className={styles.when}>
        <SegmentedControl
          size="xs"
          aria-label="When B is changed"
          classNames={{ root: styles.switch }}
          value={draft.when}
          onChange={(next) => {
            const when = next as SetupDraft['when'];
            if (option) onDraft(withWhen(when, option, draft, mirror.getState()));
          }}
          data={[
            { value: 'beginning', label: 'from the beginning', disabled: !canBegin },
            { value: 'moment', label: 'at a moment' },
          ]}
        />
        {draft.when === 'moment' && (
          <NumberInput
            aria-label="Moment of the change, in simulated seconds"
            className={styles.moment}
            value={draft.at}
            min={0}
            suffix=" s"
            clampBehavior="none"
            error={problems.at}
            onChange={(value) => onDraft({ at: numberOf(value), from: numberOf(value) })}
          />
        )}
      </div>
      <CommandLines lines={lines} when="before" />
    </>
  );
}

function MeasureFields({ draft, onDraft, problems, title }: PartProps & { title: string }) {
  return (
    <div className={styles.measure}>
      <TextInput
        className={styles.title}
        label="Question"
        value={draft.title ?? ''}
        placeholder={title}
        onChange={({ currentTarget }) => onDraft({ title: currentTarget.value || null })}
      />
      <NumberInput
        label="Measured from"
        value={draft.from}
        min={0}
        suffix=" s"
        clampBehavior="none"
        error={problems.from}
        onChange={(value) => onDraft({ from: numberOf(value) })}
      />
      <NumberInput
        label="For"
        value={draft.length}
        suffix=" s"
        clampBehavior="none"
        error={problems.length}
        onChange={(value) => onDraft({ length: numberOf(value) })}
      />
      <NumberInput
        label="Seeds"
        value={draft.seeds}
        min={SEEDS.min}
        max={SEEDS.max}
        clampBehavior="none"
        error={problems.seeds}
        onChange={(value) => onDraft({ seeds: numberOf(value) })}
      />
    </div>
  );
}
