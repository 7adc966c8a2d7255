#!/bin/sh
# Put Annotator into this user's menu and let it open .annotator files. Takes the folder that holds the command
# annotator-window (for example ~/annotator/.venv/bin); --remove takes everything out again.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
files="applications/annotator.desktop applications/annotator-project.desktop mime/packages/annotator-mime.xml
    icons/hicolor/scalable/apps/annotator.svg"

refresh() {
    # Desktops notice the change by themselves where these tools are absent.
    if command -v update-mime-database >/dev/null; then update-mime-database "$share/mime"; fi
    if command -v update-desktop-database >/dev/null; then update-desktop-database "$share/applications"; fi
}

if [ "${1:-}" = --remove ]; then
    for file in $files; do rm -f "$share/$file"; done
    refresh
    echo "Removed from the menu"
    exit 0
fi

commands=$(cd "${1:?the folder of annotator-window is missing}" && pwd)
[ -x "$commands/annotator-window" ] || { echo "There is no annotator-window in $commands" >&2; exit 1; }
mkdir -p "$share/applications" "$share/mime/packages" "$share/icons/hicolor/scalable/apps"
for name in annotator annotator-project; do
    sed "s|^Exec=annotator-window|Exec=\"$commands/annotator-window\"|" "$here/$name.desktop" > "$share/applications/$name.desktop"
done
cp "$here/annotator-mime.xml" "$share/mime/packages/"
cp "$here/../../resources/icons/annotator.svg" "$share/icons/hicolor/scalable/apps/"
refresh
echo "Annotator is in the menu, and opens .annotator files"
