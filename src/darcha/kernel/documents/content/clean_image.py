"""A picture drawn anew: pixels kept, everything else (place, camera, author, appended bytes) left behind."""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from ..errors import FileDamaged, FileTooComplex
from ..rules.file_kind import FileKind
from ..rules.limits import PIXELS

Image.MAX_IMAGE_PIXELS = None  # the limit here is ours, and is asked before a pixel is decoded
_JPEG_QUALITY = 90


def clean_image(kind: FileKind, content: bytes) -> bytes:
    """The same picture, upright, without metadata. Raises FileDamaged or FileTooComplex."""
    form = "PNG" if kind is FileKind.PNG else "JPEG"
    try:
        with Image.open(io.BytesIO(content), formats=[form]) as opened:
            if opened.width * opened.height > PIXELS:
                raise FileTooComplex
            opened.load()
            upright = ImageOps.exif_transpose(opened)
            mode = "RGBA" if form == "PNG" and _has_alpha(upright) else "L" if upright.mode == "L" else "RGB"
            bare = Image.new(mode, upright.size)
            bare.paste(upright.convert(mode))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise FileDamaged from error
    drawn = io.BytesIO()
    if form == "PNG":
        bare.save(drawn, "PNG")
    else:
        bare.save(drawn, "JPEG", quality=_JPEG_QUALITY)
    return drawn.getvalue()


def _has_alpha(picture: Image.Image) -> bool:
    return "A" in picture.mode or "transparency" in picture.info
