import { Collapse, Group, NumberInput, Radio, Stack, UnstyledButton } from '@mantine/core';
import { useDisclosure, useId } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import type { GridPreset } from '../gql/graphql.ts';

export interface TrainingChoice {
  grid: GridPreset;
  seed: number;
}

export const STANDARD_TRAINING: TrainingChoice = { grid: 'STANDARD', seed: 1 };
const MAX_SEED = 2_147_483_647;

export interface TrainingOptionsProps {
  value: TrainingChoice;
  onChange: (choice: TrainingChoice) => void;
}

/** What most people leave as it is. */
export function TrainingOptions({ value, onChange }: TrainingOptionsProps) {
  const [opened, { toggle }] = useDisclosure();
  const id = useId();
  return (
    <div>
      <UnstyledButton onClick={toggle} aria-expanded={opened} aria-controls={id} c="dimmed" fz="sm">
        <Group gap={6}>
          <IconChevronDown size={16} style={{ transform: opened ? undefined : 'rotate(-90deg)' }} />
          How thoroughly to search
        </Group>
      </UnstyledButton>
      <Collapse expanded={opened} id={id}>
        <Group align="flex-start" gap="xl" pt="md">
          <Radio.Group
            label="Combinations to try"
            value={value.grid}
            onChange={(grid) => onChange({ ...value, grid: grid as GridPreset })}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="STANDARD" label="Standard" description="36 combinations around what works" />
              <Radio value="CURATOR_2021" label="Every one of 2021" description="570, as the first Curator did" />
            </Stack>
          </Radio.Group>
          <NumberInput
            label="Seed"
            description="The same songs, options and seed give the same model."
            value={value.seed}
            onChange={(seed) => onChange({ ...value, seed: typeof seed === 'number' ? seed : value.seed })}
            min={0}
            max={MAX_SEED}
            allowDecimal={false}
            clampBehavior="strict"
            w={260}
          />
        </Group>
      </Collapse>
    </div>
  );
}
