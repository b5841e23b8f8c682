import { expect, it } from 'vitest';
import { describeInChromium } from '../chromium.ts';

await describeInChromium('the browser of these tests', (browser) => {
  it('draws letters', async () => {
    const page = await browser().newPage();
    await page.goto('data:text/html;charset=utf-8,<span id=a>i</span><br><span id=b>Écrins</span>');
    const width = (id: string) =>
      page.locator(id).evaluate((span) => span.getBoundingClientRect().width);
    expect(await width('#b')).toBeGreaterThan(3 * (await width('#a')));
    await page.close();
  });

  it('has WebGL 2, which the map draws with', async () => {
    const page = await browser().newPage();
    const colour = await page.evaluate(() => {
      const gl = document.createElement('canvas').getContext('webgl2');
      if (!gl) return null;
      gl.clearColor(1, 0.5, 0, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
      const pixel = new Uint8Array(4);
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
      return [...pixel];
    });
    expect(colour).toEqual([255, 128, 0, 255]);
    await page.close();
  });
});
