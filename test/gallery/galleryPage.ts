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
    await page.getByRole('heading', { name: 'Gallery' }).waitFor()
    return opened
  }

  /** Shows one scene anew. The window has its size before, because some things are decided when a screen opens. */
  async show(scene: string, { width, height, theme = 'light', dir = 'ltr' }: Look): Promise<void> {
    await setWindow(this.page, { width, height })
    await this.#goTo('')
    const hash = `#scene=${scene}&theme=${theme}&dir=${dir}`
    await this.#goTo(hash)
    await this.page.locator('main').first().waitFor()
  }

  async #goTo(hash: string): Promise<void> {
    await this.page.evaluate((wish) => {
      location.hash = wish
    }, hash)
    await this.page.locator(`html[data-shown="${hash}"]`).waitFor()
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
