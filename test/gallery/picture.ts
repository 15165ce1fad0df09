import type { Picture } from '../../client/media/port.ts'

/** A live picture that stands still: a shape of one colour in front of another, as a camera would give it. */
export function paintedPicture(hue: number): Picture {
  return {
    show(element) {
      const canvas = document.createElement('canvas')
      canvas.width = 480
      canvas.height = 640
      paint(canvas, hue)
      const stream = canvas.captureStream(1)
      element.srcObject = stream
      return () => {
        element.srcObject = null
        for (const track of stream.getTracks()) track.stop()
      }
    },
  }
}

function paint(canvas: HTMLCanvasElement, hue: number): void {
  const pen = canvas.getContext('2d')
  if (pen === null) return
  const fill = (colour: string, draw: () => void) => {
    pen.fillStyle = colour
    pen.beginPath()
    draw()
    pen.fill()
  }
  fill(`hsl(${hue} 30% 62%)`, () => pen.rect(0, 0, 480, 640))
  fill(`hsl(${hue} 25% 50%)`, () => pen.rect(300, 60, 140, 220))
  fill(`hsl(${(hue + 140) % 360} 30% 38%)`, () => pen.ellipse(240, 600, 190, 190, 0, 0, 7))
  fill(`hsl(${(hue + 20) % 360} 35% 28%)`, () => pen.ellipse(240, 270, 118, 135, 0, 0, 7))
  fill(`hsl(${(hue + 10) % 360} 45% 60%)`, () => pen.ellipse(240, 300, 96, 122, 0, 0, 7))
}
