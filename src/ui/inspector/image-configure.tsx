import type { Operation } from '../../state/gesture';
import { SwitchSetting } from '../kit/setting';
import { useState } from 'react';
import { ApplyBar } from './apply-bar';
import { FieldForm, problemIn } from './field-form';
import { IMAGE_GROUPS } from './image-fields';
import { imageValues, putImage } from './image-values';
import { operation } from './operation';
import { outputMember } from './output';
import styles from './panel.module.css';
import { useAnswer } from './use-answer';
import { useEdits } from './use-edits';

const REDEPLOY = {
  name: 'Deploy it too',
  hint: 'Containers that run keep their behaviour; a forced new deployment replaces them.',
};

const IMAGE_FIELDS = IMAGE_GROUPS.flatMap(({ fields }) => fields);

/** How containers of an image behave. `redeploy` makes it take effect where the image is in use. */
export function ImageConfigure(props: { image: string; redeploy?: Operation }) {
  const { image, redeploy } = props;
  const { result, refresh } = useAnswer(operation('Sandbox.ListImages', {}), image);
  const images = outputMember(result, 'images');
  const declared = Array.isArray(images) ? images.find((one) => one.image === image) : undefined;
  const edits = useEdits(imageValues(declared));
  const [alsoDeploy, setAlsoDeploy] = useState(true);
  const operations = [putImage(image, edits.values)];
  if (redeploy && alsoDeploy) operations.push(redeploy);
  const done = () => {
    edits.clear();
    refresh();
  };
  return (
    <section className={styles.part} aria-label={`Behaviour of image ${image}`}>
      <div className={styles.form}>
        <h3 className={styles.formTitle}>
          Image <span className="mono">{image}</span>
        </h3>
        {IMAGE_GROUPS.map(({ title, fields }, index) => (
          <details key={title} className={styles.group} open={index === 0}>
            <summary>{title}</summary>
            <FieldForm fields={fields} edits={edits} />
          </details>
        ))}
        {redeploy && edits.isChanged && (
          <SwitchSetting text={REDEPLOY} value={alsoDeploy} onChange={setAlsoDeploy} />
        )}
      </div>
      <ApplyBar
        gesture={edits.isChanged ? { label: `Change image ${image}`, operations } : null}
        isMissing={edits.isMissing}
        problem={problemIn(IMAGE_FIELDS, edits)}
        onApplied={done}
        onDiscard={edits.clear}
      />
    </section>
  );
}
