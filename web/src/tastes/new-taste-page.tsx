import { Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { focusFirstWrong } from '../page/focus-first-wrong.ts';
import { PageHeading } from '../page/page-heading.tsx';
import { Panel } from '../page/panel.tsx';
import { ProblemAlert } from '../page/problem-alert.tsx';
import { PlaylistPicker } from './playlist-picker.tsx';
import { type Against, checkDraft, NAME_MAX, type TasteDraft } from './taste-draft.ts';
import { STANDARD_TRAINING, TrainingOptions } from './training-options.tsx';
import { useLearnTaste } from './use-learn-taste.ts';

const EMPTY: TasteDraft = { name: '', likes: [], against: 'sample', dislikes: [] };

export function NewTastePage() {
  const navigate = useNavigate();
  const [draft, setDraft] = useState(EMPTY);
  const [options, setOptions] = useState(STANDARD_TRAINING);
  const [tried, setTried] = useState(false);
  const { learn, busy, problem } = useLearnTaste();
  const problems = checkDraft(draft);
  const shown = tried ? problems : {};
  const change = (part: Partial<TasteDraft>) => setDraft((before) => ({ ...before, ...part }));

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length > 0) return focusFirstWrong(event.currentTarget);
    const place = await learn(draft, options);
    if (place) await navigate(place);
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <PageHeading title="New taste" lead="Say what you love. Curator learns how it sounds." />
      <Stack gap="lg">
        <Panel title="Name">
          <TextInput
            aria-label="Name of the taste"
            placeholder="Sunday mornings"
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
            error={shown.name}
            maxLength={NAME_MAX}
            maw={420}
          />
        </Panel>
        <Panel title="I like" lead="Playlists of songs that you love. More songs make a better model.">
          <PlaylistPicker
            label="Liked playlists"
            chosen={draft.likes}
            onChange={(likes) => change({ likes })}
            error={shown.likes}
          />
        </Panel>
        <Panel title="As opposed to" lead="A model learns a difference: what your likes stand out from.">
          <Radio.Group
            aria-label="What your likes stand out from"
            value={draft.against}
            onChange={(against) => change({ against: against as Against })}
          >
            <Stack gap="xs" mb="md">
              <Radio
                value="sample"
                label="A sample of the catalogue"
                description="Where you have nothing that you dislike."
              />
              <Radio value="playlists" label="Playlists I dislike" description="Sharper, where you have them." />
            </Stack>
          </Radio.Group>
          {draft.against === 'playlists' && (
            <PlaylistPicker
              label="Disliked playlists"
              chosen={draft.dislikes}
              onChange={(dislikes) => change({ dislikes })}
              error={shown.dislikes}
            />
          )}
        </Panel>
        <TrainingOptions value={options} onChange={setOptions} />
        {problem && <ProblemAlert text={problem} />}
        <Group>
          <Button type="submit" size="md" loading={busy}>
            Learn this taste
          </Button>
          <Button component={Link} to="/tastes" size="md" variant="default">
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
