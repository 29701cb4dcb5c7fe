"""The pages of the web app, one file a page; Streamlit runs each as a script. `app.py` lists them."""
