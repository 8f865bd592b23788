import type { ReactNode } from 'react';
import type { Gesture } from '../../state/gesture';
import styles from '../add/add-card.module.css';
import { GestureForm } from '../add/gesture-form';
import { FieldForm } from '../inspector/field-form';
import { IMAGE_GROUPS } from '../inspector/image-fields';
import panel from '../inspector/panel.module.css';
import { ChoiceSetting, TextSetting } from '../kit/setting';
import { BUILDS } from './builds';
import { Part } from './part';
import { type RevisionChoice, WHAT } from './revision-choice';

/** The form of a deployment, by whichever controller: first what is deployed, then the rest. */
export function RevisionForm(props: {
  verb: string;
  choice: RevisionChoice;
  /** What it comes to; not asked while the revision itself has something wrong. */
  plan: () => Gesture | string;
  onClose: () => void;
  children: ReactNode;
}) {
  const { verb, choice, plan, onClose, children } = props;
  return (
    <GestureForm
      verb={verb}
      plan={choice.problem ?? plan()}
      onGiven={onClose}
      onRefused={choice.noteRefusal}
      onCancel={onClose}
    >
      <Part title="Revision">
        <RevisionFields choice={choice} />
      </Part>
      {children}
    </GestureForm>
  );
}

function RevisionFields({ choice }: { choice: RevisionChoice }) {
  const { what, setWhat } = choice;
  return (
    <>
      <ChoiceSetting
        text={{ name: 'What is deployed', hint: '' }}
        value={what}
        onChange={(next) => setWhat(WHAT.find(({ value }) => value === next)?.value ?? 'image')}
        choices={WHAT}
      />
      {what === 'image' && <ImageFields choice={choice.image} />}
      {what === 'revision' && (
        <ChoiceSetting
          text={{ name: 'taskDefinition', hint: 'Newest first.' }}
          value={choice.taskDefinition}
          onChange={choice.setTaskDefinition}
          choices={choice.revisions}
        />
      )}
    </>
  );
}

function ImageFields({ choice }: { choice: RevisionChoice['image'] }) {
  const { image, setImage, container, setContainer, containers } = choice;
  return (
    <>
      {containers.length > 1 && (
        <ChoiceSetting
          text={{ name: 'Container', hint: 'The one that gets another image.' }}
          value={container}
          onChange={setContainer}
          choices={containers.map(({ name }) => name)}
        />
      )}
      <div className={styles.pair}>
        <TextSetting
          text={{
            name: 'image',
            hint: imageHint(choice),
          }}
          value={image}
          onChange={setImage}
          problem={choice.problem}
        />
        {!choice.isHidden && <BuildChoice choice={choice} />}
      </div>
      {!choice.isHidden && <Behaviour choice={choice} />}
    </>
  );
}

function imageHint({ isThere, thereWords }: RevisionChoice['image']): string {
  if (!isThere) return 'Registered as a new revision of the task definition.';
  return thereWords === null ? 'Is there already.' : `Is there already: it ${thereWords}.`;
}

function Behaviour({ choice }: { choice: RevisionChoice['image'] }) {
  return (
    <details className={panel.group}>
      <summary>How this build behaves, in full</summary>
      {IMAGE_GROUPS.map(({ title, fields }) => (
        <details key={title} className={panel.group}>
          <summary>{title}</summary>
          <FieldForm fields={fields} edits={choice.edits} />
        </details>
      ))}
    </details>
  );
}

function BuildChoice({ choice }: { choice: RevisionChoice['image'] }) {
  const { build, pickBuild, thereWords } = choice;
  const asIs = { value: 'as-is', label: `as it is: ${thereWords}` } as const;
  const choices = thereWords === null ? BUILDS : [asIs, ...BUILDS];
  return (
    <ChoiceSetting
      text={{
        name: 'This build',
        hint:
          thereWords === null
            ? 'The sandbox’s own: how its containers behave.'
            : 'Another choice changes the image, for every container started from it.',
      }}
      value={build}
      onChange={(next) => pickBuild(choices.find(({ value }) => value === next)?.value ?? 'same')}
      choices={choices}
    />
  );
}
