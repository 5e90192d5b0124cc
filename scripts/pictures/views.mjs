const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844, phone: true };
const search = '/?q=blue+shrt&gender=male';
const product = '/?product=5k7jc1c8mf1ezksw';

/** What is on each picture: an address, the size of the window, and what is done before. */
export const views = {
  search: { path: search, ...wide },
  product: { path: product, ...wide },
  'phone-search': { path: search, ...phone },
  'phone-product': { path: product, ...phone, act: goToOffers },
  'phone-request': { path: search, ...phone, act: unfoldRequest },
};

async function goToOffers(page) {
  await page.getByRole('heading', { name: 'Similar' }).waitFor();
  await page.mouse.wheel(0, 420);
  await page.waitForFunction('scrollY >= 420');
}

async function unfoldRequest(page) {
  await page.locator('.panel .handle').click();
  await page.getByRole('region', { name: 'curl' }).waitFor();
}
