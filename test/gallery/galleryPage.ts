import { type Browser, chromium, type Page } from 'playwright-core'
import { setWindow } from '../support/browser.ts'
import { findChromium } from '../support/chromium.ts'
import { openGallery } from './gallery.ts'

export type Look = {
  readonly width: number
  readonly height: number
  readonly theme?: 'light' | 'dark'
  readonly dir?: 'ltr' | 'rtl'
}

export const DESK: Look = { width: 1280, height: 800 }
export const PHONE: Look = { width: 390, height: 844 }

/** The gallery in one page of one browser, which shows one scene after another. */
export class GalleryPage {
  readonly page: Page
  /** What the page wrote to its console, and errors that nobody caught. There must be none. */
  readonly complaints: string[] = []
  readonly #browser: Browser
  readonly #close: () => Promise<void>
  #size = ''
  #shown = 0

  private constructor(page: Page, browser: Browser, close: () => Promise<void>) {
    this.page = page
    this.#browser = browser
    this.#close = close
    page.on('pageerror', (error) => this.complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text())
    })
  }

  static async open(): Promise<GalleryPage> {
    const [executablePath, gallery] = await Promise.all([findChromium(), openGallery()])
    const browser = await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
      ],
    })
    const page = await browser.newPage({ reducedMotion: 'reduce' })
    const opened = new GalleryPage(page, browser, gallery.close)
    await page.goto(gallery.url)
    const heading = page.getByRole('heading', { name: 'Gallery' })
    await heading.waitFor({ timeout: 90_000 }).catch((error: unknown) => {
      throw new Error(`the gallery does not open: ${opened.complaints.join()}`, { cause: error })
    })
    return opened
  }

  /** Shows one scene anew. The window has its size before, because some things are decided when a screen opens. */
  async show(scene: string, { width, height, theme = 'light', dir = 'ltr' }: Look): Promise<void> {
    // That takes as long as the scene itself.
    if (this.#size !== `${width} ${height}`) await setWindow(this.page, { width, height })
    this.#size = `${width} ${height}`
    this.#shown += 1
    await this.page.evaluate(showScene, `#scene=${scene}&theme=${theme}&dir=${dir}&nth=${this.#shown}`)
  }

  /** Lays out what is shown in another direction: nothing is decided by it when a screen opens. */
  async turn(dir: 'ltr' | 'rtl'): Promise<void> {
    await this.page.evaluate(turnTo, dir)
  }

  /** What the scene asked for since it is shown, in order. */
  asked(): Promise<unknown[]> {
    return this.page.evaluate(() => window.asked)
  }

  /** Name of what has the focus, as its label or its text. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      const { activeElement: element } = document
      if (element === null || element === document.body) return 'nothing'
      return element.getAttribute('aria-label') ?? element.textContent?.trim() ?? ''
    })
  }

  async close(): Promise<void> {
    await this.#browser.close()
    await this.#close()
  }
}

/** Runs in the page. Another fragment is another scene, which is drawn as the page is told of it. */
async function showScene(hash: string): Promise<void> {
  const told = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }))
  location.hash = hash
  await told
  // The first begins the frame that lays it out, and whatever follows from sizes; the second comes after it.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  if (document.querySelector('main') === null) throw new Error(`there is nothing to see of ${hash}`)
}

/** Runs in the page. */
async function turnTo(dir: 'ltr' | 'rtl'): Promise<void> {
  document.documentElement.dir = dir
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
}
