"""Setting type: documents of ours and data of any sort into PDFs that everybody can read (PDF/UA-1), with Typst."""
