"""Why a file is not taken, and what to send instead: one sentence pair for each cause."""

from ecabinet.i18n import N_

EMPTY = N_("The file is empty. Choose it again; if it is empty on your computer too, ask its author for a new copy.")
TOO_LARGE = N_("The file is larger than %(limit)s MB. Split it or make its images smaller, then send it again.")
WRONG_KIND = N_("Only PDF and DOCX files are taken. Save the paper as PDF or DOCX and send that.")
IMAGE = N_("This is an image. Scan or save the paper as PDF and send that.")
OLD_WORD = N_("This is an old Word file (.doc). Open it in Word, save it as .docx or PDF and send that.")
NOT_PDF = N_(
    "The file is named .pdf but is not a PDF. Open it in the program that made it, save it as PDF and send that."
)
NOT_DOCX = N_("The file is named .docx but is not a Word document. Open it, save it as .docx or PDF and send that.")
NAMED_WRONG = N_("The file is named .%(named)s but is a %(found)s file. Give it its right name and send it again.")
STRICT = N_("The document is saved as Strict Open XML. In Word choose Save As, Word Document (.docx), and send that.")
PASSWORD = N_("The file is protected by a password. Send a copy without a password.")
DAMAGED = N_("The file is damaged or incomplete. Open it, save it again and send the new copy.")
TANGLED = N_("The inside of the file is put together in an unsafe way. Open it in Word, save it as PDF and send that.")
SWOLLEN = N_("The file unpacks to far more than its size, which can stop the machine that opens it. Send it as PDF.")
ENDLESS = N_("The file is too complicated to be checked. Save it as PDF again, or split it, and send that.")
MACRO = N_("The document holds macros. Save it as .docx without macros or as PDF and send that.")
EMBEDDED = N_("The document holds an embedded object (%(part)s). Replace it with a picture or a table, or send a PDF.")
OUTSIDE = N_("The document links to something outside: %(target)s. Remove that link or send a PDF.")
IMPORTS = N_("The document imports another file when it is opened. Save it as PDF and send that.")
DEFINES = N_(
    "The document holds definitions of its own (DOCTYPE) that can read other files. Save it as PDF and send that."
)
PDF_SCRIPT = N_("The PDF holds a script. Print it to a new PDF and send that.")
PDF_LAUNCH = N_("The PDF starts a program or sends data when it is opened. Print it to a new PDF and send that.")
PDF_OUTSIDE = N_("The PDF links to something outside: %(target)s. Print it to a new PDF and send that.")
PDF_PAGE = N_("A page of the PDF is larger than any sheet of paper. Print it to a new PDF and send that.")
PDF_PICTURE = N_("A picture in the PDF is too large to be shown. Scan it with fewer dots per inch and send that.")
PDF_ATTACHMENT = N_("The PDF has other files attached inside. Take them out, send each as a paper of its own.")
PDF_MEDIA = N_("The PDF holds sound, video or 3D. Print it to a new PDF and send that.")
PDF_FORM = N_("The PDF is an interactive form (XFA). Print it to a new PDF and send that.")
SECRET = N_(
    "The file bears the mark “%(mark)s”: it may not be uploaded. State secrets stay on paper; "
    "enter the paper as “on paper only”, without a file."
)
# Found after the file was taken, by the worker: these need nothing filled in.
MARKED = N_(
    "A mark of state secrecy was found inside the file. It was put aside and nobody can read it here. "
    "State secrets stay on paper: enter the paper as “on paper only”, without a file."
)
UNDRAWN = N_("The pages of the file cannot be shown. Print it to a new PDF and send that as a new version.")
HALF_DRAWN = N_("Some pages of the file cannot be shown. Print it to a new PDF and send that as a new version.")
INFECTED = N_("The scan for malware found something in the file. Check your computer, then send a clean file.")
