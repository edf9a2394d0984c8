import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { marks, RichText } from './rich-text.tsx';

const sentence = (text: string) => (
  <p>
    <RichText text={text} parts={{ n: <b>47</b>, place: '清和社区' }} />
  </p>
);
const html = async (text: string): Promise<string> => (await render(sentence(text))).container.innerHTML;

test('puts each part where its language has it', async () => {
  const { n, place } = marks('n', 'place');
  expect(await html(`${place}有 ${n} 户`)).toBe('<p>清和社区有 <b>47</b> 户</p>');
  expect(await html(`${n} households in ${place}`)).toBe('<p><b>47</b> households in 清和社区</p>');
});

test('a text without parts is itself, one part may stand twice, and what nobody gives is nothing', async () => {
  const { n, gone } = marks('n', 'gone');
  expect(await html('全部')).toBe('<p>全部</p>');
  expect(await html(`${n} + ${n}${gone}.`)).toBe('<p><b>47</b> + <b>47</b>.</p>');
});
