import { useEffect, useState } from 'react';
import { TextSetting } from '../kit/setting';
import { useCommands, useWorkspace } from '../sandbox-context';

/** The sandbox's own label of a node: the one name that can always be changed. */
export function LabelField({ id }: { id: string }) {
  const commands = useCommands();
  const label = useWorkspace((state) => state.layout[id]?.label ?? '');
  const [text, setText] = useState(label);
  useEffect(() => setText(label), [label, id]);
  const keep = () => text.trim() !== label && commands.setLabel(id, text.trim());
  return (
    <div
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') setText(label);
      }}
    >
      <TextSetting
        text={{
          name: 'Label',
          hint: 'The sandbox’s own name for it on the canvas; AWS sees none.',
        }}
        value={text}
        onChange={setText}
        placeholder="none"
      />
    </div>
  );
}
