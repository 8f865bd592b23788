import { jumpTo } from '../../state/view-store';
import { settingNames } from '../inspector/setting-names';
import type { SandboxParts } from '../sandbox-context';
import { entityWords } from './entity-words';
import type { Entry } from './entry';

/** `desiredCount` and `deregistration_delay.timeout_seconds` are typed as words. */
const inWords = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[._]/g, ' ')
    .toLowerCase();

/** Every setting of what is in the sandbox, by its name: it is opened where it is set. */
export function configureEntries({ mirror, view }: SandboxParts): Entry[] {
  return [...mirror.getState().entities.values()].flatMap((entity) => {
    const about = entityWords(entity);
    if (!about) return [];
    const kind = about.detail.replace(/ ·.*$/, '');
    return settingNames(entity.kind).map(({ name, hint }): Entry => ({
      id: `configure/${entity.id}/${name}`,
      group: 'Configure',
      label: name,
      detail: `${kind} ${about.name}`,
      words: `${inWords(name)} configure change set ${hint}`,
      run: () => {
        jumpTo(view, entity.id);
        view.setState({ inspectorTab: 'configure', rightOpen: true, presenting: false });
      },
    }));
  });
}
